import type { LatencyAnswer } from '@tailgate/contract';
import { numberField, timeField, type Frame } from '../arrow/frame';
import { displayName, labelsOf } from './names';

/** The counts beside the latencies: timeouts, requests and those without an integration. */
export function latencyCountsFrame(answer: LatencyAnswer, source: string): Frame {
  const fields = answer.series.flatMap((series) => {
    const { endpoint } = series;
    const labels = labelsOf({ source, endpoint });
    const count = (name: string, what: string, values: readonly (number | null)[]) =>
      numberField(name, values, {
        labels,
        config: { displayNameFromDS: displayName(what, endpoint), unit: 'short' },
      });
    return [
      count('timeouts', 'Timeouts', series.timeouts),
      count('requests', 'Requests', series.requests),
      count('without_integration', 'Without integration', series.withoutIntegration),
    ];
  });
  return {
    name: 'timeouts',
    meta: { type: 'timeseries-wide', typeVersion: [0, 1], preferredVisualisationType: 'graph' },
    fields: [timeField('time', answer.times), ...fields],
  };
}
