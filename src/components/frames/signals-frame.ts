import type { DataFrame } from '@grafana/data';
import { findField, numberCell, textCell } from './cells';
import { findFrames } from './find-frame';
import type { Signal } from './finding-detail';

/** The frame `signals`: what gave the timeouts away, most frequent first, added up over frames. */
export function readSignals(frames: readonly DataFrame[]): Signal[] {
  const found = findFrames(frames, 'signals', (frame) =>
    ['signal', 'count'].every((name) => findField(frame, name) !== undefined),
  );
  const counts = new Map<string, number>();
  for (const frame of found) {
    for (let row = 0; row < frame.length; row++) {
      const signal = textCell(findField(frame, 'signal'), row);
      const count = numberCell(findField(frame, 'count'), row) ?? 0;
      counts.set(signal, (counts.get(signal) ?? 0) + count);
    }
  }
  return [...counts]
    .map(([signal, count]) => ({ signal, count }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
