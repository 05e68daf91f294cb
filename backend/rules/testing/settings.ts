import { Thresholds, type SourceSettings } from '@tailgate/contract';
import { Value } from '@sinclair/typebox/value';

/** Settings of a source named `test` with the default thresholds, and what is given put over them. */
export function testSettings(over: Partial<SourceSettings> = {}): SourceSettings {
  return {
    name: 'test',
    fields: {},
    timeouts: { overrides: [], toleranceMs: 500 },
    thresholds: Value.Create(Thresholds),
    thresholdOverrides: [],
    endpointPatterns: [],
    maxEndpoints: 500,
    ...over,
  };
}
