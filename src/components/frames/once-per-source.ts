import type { DataFrame } from '@grafana/data';
import { findField } from './cells';

/** Frames of one query, and the source that their labels name; empty where they name none. */
interface QueryFrames {
  readonly source: string;
  readonly frames: DataFrame[];
}

/**
 * The frames by query, each source once: where two queries count the same source (latency and timeouts
 * beside each other), the later one is left out, so that nothing is counted twice.
 */
export function oncePerSource(frames: readonly DataFrame[]): QueryFrames[] {
  const queries = new Map<string, DataFrame[]>();
  for (const frame of frames) {
    const refId = frame.refId ?? '';
    queries.set(refId, [...(queries.get(refId) ?? []), frame]);
  }
  const seen = new Set<string>();
  return [...queries.values()].flatMap((own) => {
    const source = sourceOf(own);
    if (source !== '' && seen.has(source)) return [];
    // A query that counts no timeouts does not stand in the way of one that does.
    if (own.some((frame) => findField(frame, 'timeouts') !== undefined)) seen.add(source);
    return [{ source, frames: own }];
  });
}

function sourceOf(frames: readonly DataFrame[]): string {
  for (const { fields } of frames) {
    const source = fields.find(({ labels }) => labels?.source !== undefined)?.labels?.source;
    if (source !== undefined) return source;
  }
  return '';
}
