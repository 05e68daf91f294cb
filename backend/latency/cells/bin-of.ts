import { TailgateError } from '../../errors';

/**
 * The bin that holds an instant: its start by `binMs`.
 * @throws TailgateError `inconsistent` where the instant is missing or beyond what a bin number holds
 */
export function binOf(ms: number, binMs: number): number {
  const bin = Math.floor(ms / binMs);
  if (!(bin >= -0x80000000 && bin <= 0x7fffffff)) {
    throw new TailgateError('inconsistent', `A row of the cell query has the time ${String(ms)}.`);
  }
  return bin;
}
