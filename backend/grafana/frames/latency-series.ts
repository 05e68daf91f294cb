import type { LatencyAnswer, LatencyMeasure } from '@tailgate/contract';
import { latencyMeasures } from '@tailgate/contract';
import { numberField, timeField, type Frame, type FrameField } from '../arrow/frame';
import { displayName, labelsOf, percentileField, percentileText } from './names';

export interface LatencySeriesOptions {
  readonly name: string;
  readonly source: string;
  /** All where empty. */
  readonly measures: readonly LatencyMeasure[];
  /** ms by which the times are moved. */
  readonly shiftMs?: number;
  /** For people, where the series are of another range. */
  readonly when?: string;
}

type Series = LatencyAnswer['series'][number];

const titles = { backend: 'Backend', response: 'Response', overhead: 'Overhead' } as const;

function fieldsOf(series: Series, options: LatencySeriesOptions): FrameField[] {
  const { endpoint } = series;
  const labels = labelsOf({ source: options.source, endpoint });
  const has = (measure: LatencyMeasure): boolean =>
    options.measures.length === 0 || options.measures.includes(measure);
  const latencies = latencyMeasures.filter((name) => name !== 'share').filter(has);
  const fields = Object.keys(series.backend).flatMap((percentile) =>
    latencies.map((measure) => {
      const what = `${titles[measure]} ${percentileText(percentile)}`;
      return numberField(
        `${measure}_${percentileField(percentile)}`,
        series[measure][percentile] ?? series.requests.map(() => null),
        {
          labels,
          config: {
            displayNameFromDS: displayName(what, endpoint, options.when),
            unit: 'ms',
          },
        },
      );
    }),
  );
  if (!has('share')) return fields;
  const share = numberField('share', series.backendShare, {
    labels,
    config: {
      displayNameFromDS: displayName('Backend share', endpoint, options.when),
      unit: 'percentunit',
      min: 0,
      max: 1,
    },
  });
  return [...fields, share];
}

/** Percentiles and shares by bin, a field for each and endpoint. */
export function latencySeriesFrame(answer: LatencyAnswer, options: LatencySeriesOptions): Frame {
  const { shiftMs = 0 } = options;
  const times = answer.series.length === 0 ? [] : answer.times;
  return {
    name: options.name,
    meta: {
      type: 'timeseries-wide',
      typeVersion: [0, 1],
      preferredVisualisationType: 'graph',
    },
    fields: [
      timeField(
        'time',
        times.map((time) => time + shiftMs),
      ),
      ...answer.series.flatMap((series) => fieldsOf(series, options)),
    ],
  };
}
