import type { LatencyAnswer } from '@tailgate/contract';
import { numberField, timeField, type Frame } from '../arrow/frame';

/** Counts by upper bound; the last bucket of an answer has no bound, which is Infinity here. */
function countsByBound({ buckets, times }: LatencyAnswer): Map<number, number[]> {
  const sums = new Map<number, number[]>();
  for (const { boundsMs, counts } of buckets) {
    boundsMs.forEach((bound, index) => {
      const key = index === boundsMs.length - 1 ? Infinity : bound;
      const before = sums.get(key) ?? times.map(() => 0);
      const more = counts[index] ?? [];
      sums.set(
        key,
        before.map((count, bin) => count + (more[bin] ?? 0)),
      );
    });
  }
  return sums;
}

/**
 * Requests by bin and response latency, a field for each bucket, for Grafana's heatmap panel. It shows
 * one heatmap, so endpoints are added up.
 */
export function latencyBucketsFrame(answer: LatencyAnswer): Frame {
  const fields = [...countsByBound(answer)]
    .sort(([one], [other]) => one - other)
    .map(([bound, counts]) =>
      numberField(Number.isFinite(bound) ? String(bound) : '+Inf', counts, {
        config: { unit: 'short' },
      }),
    );
  return {
    name: 'buckets',
    meta: { type: 'heatmap-rows' },
    fields: [timeField('time', answer.times), ...fields],
  };
}
