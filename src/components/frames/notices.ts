import type { DataFrame } from '@grafana/data';

/** What the data source wants the reader to know about an answer, each text once. */
export function readNotices(frames: readonly DataFrame[]): string[] {
  const texts = frames.flatMap((frame) => (frame.meta?.notices ?? []).map(({ text }) => text));
  return [...new Set(texts.filter((text) => text !== ''))];
}
