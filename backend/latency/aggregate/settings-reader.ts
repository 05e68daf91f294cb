import type { SourceSettings, Thresholds } from '@tailgate/contract';
import { matchesEndpoint } from '../../accesslog/endpoint-pattern';

/** `nearTimeoutShare` of an endpoint: of the first override that matches and has it, else the source's. */
export function nearTimeoutShareOf(settings: SourceSettings, endpoint: string): number {
  const name: keyof Thresholds = 'nearTimeoutShare';
  for (const { endpoint: pattern, thresholds } of settings.thresholdOverrides) {
    const value = thresholds[name];
    if (value !== undefined && matchesEndpoint(pattern, endpoint)) return value;
  }
  return settings.thresholds[name];
}
