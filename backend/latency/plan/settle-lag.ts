import type { SourceSettings } from '@tailgate/contract';
import { defaultTimeoutMs } from '../../accesslog/timeout';

/** What CloudWatch Logs may take to make an event searchable, ms. */
const ingestionMs = 120_000;

/**
 * How long after an instant no request that began then can be missing any more, ms. The time of a
 * line is that at which its request began, so a timeout's line comes a whole timeout later.
 */
export function settleLagMs({ timeouts }: Pick<SourceSettings, 'timeouts'>): number {
  const longestDefault = Math.max(...Object.values(defaultTimeoutMs));
  const longest = Math.max(
    timeouts.defaultMs ?? longestDefault,
    ...timeouts.overrides.map(({ ms }) => ms),
  );
  return Math.ceil(longest) + ingestionMs;
}
