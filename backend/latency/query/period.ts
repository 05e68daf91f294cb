import { TailgateError } from '../../errors';

/** Units of `bin` with the greatest count that AWS accepts: `bin(300s)` would silently mean 60 s. */
const units = [
  { name: 'h', ms: 3_600_000, most: 24 },
  { name: 'm', ms: 60_000, most: 60 },
  { name: 's', ms: 1_000, most: 60 },
] as const;

/**
 * A width of time as `bin` takes it, such as `5m`.
 * @throws TailgateError `invalid-input` for a width that `bin` cannot say or that does not divide a day
 */
export function periodOf(ms: number): string {
  for (const unit of units) {
    const count = ms / unit.ms;
    if (Number.isInteger(count) && count >= 1 && count <= unit.most && 86_400_000 % ms === 0) {
      return `${String(count)}${unit.name}`;
    }
  }
  throw new TailgateError('invalid-input', `A bin of ${String(ms)} ms cannot be queried.`, {
    remedy:
      'Choose whole seconds, minutes or hours that divide a day, for example 300000 (5 minutes).',
  });
}
