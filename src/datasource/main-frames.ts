import type { DataFrame } from '@grafana/data';

/**
 * The first frame of each query: what it is about. Explore would put the frames that only panels read,
 * such as the summary and the episodes, into one table with it.
 */
export function mainFrames(frames: readonly DataFrame[]): DataFrame[] {
  const seen = new Set<string>();
  return frames.filter(({ refId = '' }) => {
    const isFirst = !seen.has(refId);
    seen.add(refId);
    return isFirst;
  });
}
