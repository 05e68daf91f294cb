import type { DataFrame } from '@grafana/data';

/** The names of the frames that docs/frames.md describes, as far as the panels read them. */
export type FrameName =
  | 'latency'
  | 'latency_compared'
  | 'timeouts'
  | 'episodes'
  | 'summary'
  | 'buckets'
  | 'signals'
  | 'findings'
  | 'rules';

/**
 * The frames of one name: those that say so in their meta; else those that are called so, as frames of
 * other sources and of transformations are; else those that have the fields.
 *
 * @param looksLike whether a frame that says nothing about itself has the fields needed
 */
export function findFrames(
  frames: readonly DataFrame[],
  name: FrameName,
  looksLike: (frame: DataFrame) => boolean,
): DataFrame[] {
  const told = frames.filter((frame) => declaredName(frame) === name);
  if (told.length > 0) return told;
  const silent = frames.filter((frame) => declaredName(frame) === undefined);
  const called = silent.filter((frame) => frame.name === name && looksLike(frame));
  return called.length > 0 ? called : silent.filter(looksLike);
}

/** The name that the data source gave the frame in `meta.custom.tailgate.frame`. */
export function declaredName(frame: DataFrame): string | undefined {
  const custom: unknown = frame.meta?.custom;
  const tailgate = property(custom, 'tailgate');
  const name = property(tailgate, 'frame');
  return typeof name === 'string' ? name : undefined;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
