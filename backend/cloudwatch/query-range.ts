import { TailgateError } from '../errors';

/** A range of time in ms since the epoch, start inclusive, end exclusive. */
export interface MsRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The range as StartQuery takes it: whole seconds, both inclusive, of which the last one counts up
 * to its .999. A range that is not whole seconds is refused rather than widened: slices that meet at
 * a boundary inside a second would both count that second. Who reads for a person, and may widen,
 * calls widenToSeconds first.
 * @throws TailgateError `invalid-input`
 */
export function querySeconds(range: MsRange): { startSecond: number; endSecond: number } {
  const { fromMs, toMs } = range;
  const place = `${fromMs} to ${toMs} ms`;
  if (!Number.isSafeInteger(fromMs) || !Number.isSafeInteger(toMs) || fromMs < 0) {
    throw new TailgateError('invalid-input', 'The range of the query is not a range of time.', {
      place,
      remedy: 'Give its ends as ms since 1970.',
    });
  }
  if (fromMs % 1000 !== 0 || toMs % 1000 !== 0) {
    throw new TailgateError(
      'invalid-input',
      'CloudWatch Logs queries whole seconds, and the range does not start and end on one.',
      { place, remedy: 'Align both ends to whole seconds.' },
    );
  }
  if (toMs <= fromMs) {
    throw new TailgateError('invalid-input', 'The range of the query ends before it starts.', {
      place,
      remedy: 'Give an end after the start.',
    });
  }
  return { startSecond: fromMs / 1000, endSecond: toMs / 1000 - 1 };
}

/** The least range of whole seconds that holds the given one, and at least one second. */
export function widenToSeconds(range: MsRange): MsRange {
  const fromMs = Math.floor(range.fromMs / 1000) * 1000;
  return { fromMs, toMs: Math.max(fromMs + 1000, Math.ceil(range.toMs / 1000) * 1000) };
}
