import { Random } from './random';
import { minuteMs } from './scenario';

const known = new Map<string, string>();
const maxKnown = 1_000;

/**
 * The id of the log stream that is written at a time: a new one every hour.
 * @param group a number for the log group; other groups have other streams
 */
export function streamId(
  seed: number,
  anchorMs: number,
  group: number,
  timestampMs: number,
): string {
  const hour = Math.floor((timestampMs - anchorMs) / (60 * minuteMs));
  const key = `${seed}/${group}/${hour}`;
  let id = known.get(key);
  if (id === undefined) {
    if (known.size >= maxKnown) known.clear();
    id = new Random(seed, group, hour, 77).hex(32);
    known.set(key, id);
  }
  return id;
}
