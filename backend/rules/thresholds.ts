import type { SourceSettings, Thresholds } from '@tailgate/contract';
import { matchesEndpoint } from '../accesslog/endpoint-pattern';

/** The thresholds that apply to an endpoint; those of the source where the endpoint is empty. */
export type ThresholdLookup = (endpoint: string) => Thresholds;

/**
 * Thresholds by endpoint. Of the overrides that match, the first that names a threshold sets it, as
 * for timeouts; the whole source is judged by the source's own. Answers are remembered.
 */
export function thresholdLookup(
  settings: Pick<SourceSettings, 'thresholds' | 'thresholdOverrides'>,
): ThresholdLookup {
  const known = new Map<string, Thresholds>();
  return (endpoint) => {
    if (endpoint === '') return settings.thresholds;
    let thresholds = known.get(endpoint);
    if (thresholds === undefined) {
      const matching = settings.thresholdOverrides.filter((override) =>
        matchesEndpoint(override.endpoint, endpoint),
      );
      // The first match is spread last, so that it wins.
      thresholds = matching.reduceRight<Thresholds>(
        (merged, override) => ({ ...merged, ...override.thresholds }),
        settings.thresholds,
      );
      known.set(endpoint, thresholds);
    }
    return thresholds;
  };
}
