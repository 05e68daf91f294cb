import { TailgateError } from '../errors';

/** What a query asks for, ms since the epoch; start inclusive, end exclusive. */
export interface QueryRange {
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;
const longestDays = 100;
/** The clock of a browser may be ahead of this machine's by so much, ms. */
const clockSkewMs = 300_000;

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/**
 * The range of a query, cut at `nowMs`.
 * @throws TailgateError `invalid-input` for a range that is empty, in the future or too long
 */
export function checkRange({ from, to }: QueryRange, nowMs: number): QueryRange {
  const latest = 8.64e15;
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to > latest) {
    throw new TailgateError('invalid-input', `${from} to ${to} is no range of time.`, {
      place: 'from, to',
      remedy: 'Give both ends as whole ms since 1970, in UTC.',
    });
  }
  const place = `${instant(from)} to ${instant(to)}`;
  if (from >= to) {
    throw new TailgateError('invalid-input', 'The range is empty: it ends before it starts.', {
      place,
      remedy: 'Give a start before the end.',
    });
  }
  if (from >= nowMs + clockSkewMs) {
    throw new TailgateError(
      'invalid-input',
      `The range lies in the future: it is ${instant(nowMs)}.`,
      {
        place,
        remedy: 'Give a start that has passed, and check the clocks of both machines.',
      },
    );
  }
  const end = Math.min(to, nowMs);
  if (end - from > longestDays * dayMs) {
    const days = Math.ceil((end - from) / dayMs);
    throw new TailgateError(
      'invalid-input',
      `The range has ${days} days; at most ${longestDays} can be asked for at once.`,
      { place, remedy: 'Ask for a shorter range.' },
    );
  }
  // A start that is ahead by no more than the clocks may differ: the last moment that has passed.
  return { from: Math.min(from, end - 1), to: end };
}
