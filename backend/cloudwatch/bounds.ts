import { TailgateError } from '../errors';

/**
 * Refuses a number outside its bounds, both inclusive, or no number at all.
 * @throws TailgateError `invalid-input` naming the setting, the value and what is allowed
 */
export function requireWithin(name: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  throw new TailgateError('invalid-input', `${name} is ${value}.`, {
    place: name,
    remedy:
      most === Number.POSITIVE_INFINITY
        ? `Give a number of at least ${least}.`
        : `Give a number from ${least} to ${most}.`,
  });
}
