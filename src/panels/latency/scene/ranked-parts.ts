import { alignValues } from '../../../components/frames/align';
import { isValue } from '../../../components/frames/cells';
import type { EndpointLatency, LatencyFrames } from '../../../components/frames/latency-frame';
import { isSameSeries, type SeriesIdentity } from '../../../components/frames/series-identity';
import type { LatencySummaryRow } from '../../../components/frames/summary-frame';
import type { EndpointParts } from './draw-series';
import { timeLost } from './time-lost';

/** Name of a series for people: with its source where there are several; empty for everything. */
export type SeriesName = (series: SeriesIdentity) => string;

export function seriesName(all: readonly SeriesIdentity[]): SeriesName {
  const sources = new Set(all.map(({ source }) => source).filter((source) => source !== ''));
  if (sources.size < 2) return ({ endpoint }) => endpoint;
  return ({ endpoint, source }) =>
    endpoint === '' ? source : source === '' ? endpoint : `${endpoint} (${source})`;
}

/** The summary of a series, where the data has one. */
export function summaryOf(
  summary: readonly LatencySummaryRow[],
  series: SeriesIdentity,
): LatencySummaryRow | undefined {
  return summary.find((row) => isSameSeries(row, series));
}

/**
 * The series on the times of the chart, each with its earlier range, most time lost first. Where nothing
 * says how much was lost, as with plain metrics, the highest mean comes first.
 */
export function rankedParts(
  latency: LatencyFrames,
  compared: LatencyFrames | undefined,
  summary: readonly LatencySummaryRow[],
  nameOf: SeriesName,
  times: readonly number[],
): EndpointParts[] {
  const onTimes = (of: EndpointLatency, ownTimes: readonly number[]) =>
    of.values.map((one) => ({ ...one, values: alignValues(times, ownTimes, one.values) }));
  return latency.endpoints
    .map((series) => {
      const before = compared?.endpoints.find((other) => isSameSeries(other, series));
      const parts: EndpointParts = {
        endpoint: series.endpoint,
        source: series.source,
        name: nameOf(series),
        values: onTimes(series, latency.times),
        compared:
          before === undefined || compared === undefined
            ? undefined
            : onTimes(before, compared.times),
      };
      return { parts, lost: timeLost(summaryOf(summary, series)), mean: meanTotal(series) };
    })
    .sort((one, other) => other.lost - one.lost || other.mean - one.mean)
    .map(({ parts }) => parts);
}

function meanTotal({ values }: EndpointLatency): number {
  const total = values.find(({ measure }) => measure === 'total') ?? values[0];
  let [sum, known] = [0, 0];
  for (const value of total?.values ?? []) {
    if (!isValue(value)) continue;
    sum += value;
    known += 1;
  }
  return sum / Math.max(1, known);
}
