import type { SourceSettings } from '@tailgate/contract';

/** Width of the windows on which alerts and this gauge are judged, in ms; aligned to UTC. */
export const windowMs = 300_000;

/** The longest default of API Gateway (HTTP APIs), in ms. */
const defaultTimeoutMs = 30_000;
/** What CloudWatch may take to make an event searchable, in ms. */
const ingestionMs = 120_000;

/**
 * How long after its end a window is complete, in ms: a line bears the time at which its request
 * began, so the line of a request that times out comes a whole timeout later.
 */
export function settleMs({ timeouts }: Pick<SourceSettings, 'timeouts'>): number {
  const given = timeouts.overrides.map(({ ms }) => ms);
  return Math.max(timeouts.defaultMs ?? defaultTimeoutMs, ...given) + ingestionMs;
}

/** The last window, start inclusive and end exclusive, in which nothing is missing any more. */
export function completedWindow(
  now: number,
  settle: number,
): { readonly from: number; readonly to: number } {
  const to = Math.floor((now - settle) / windowMs) * windowMs;
  return { from: to - windowMs, to };
}
