import type { Period } from '../period';

/** 1969-12-29, a Monday: weeks start on Mondays. Ms since the epoch. */
const firstMonday = -3 * 86_400_000;

/** BIGINT ms: the start of the period in which a time (BIGINT ms) falls, in UTC. */
export function floorToPeriod(millis: string, period: Period): string {
  if (period.unit === 'month') return floorToMonths(millis, period.length);
  const { length, weeks } = period;
  if (!weeks) return `(CAST(floor(${millis} / ${length}) AS BIGINT) * ${length})`;
  const steps = `CAST(floor((${millis} - ${firstMonday}) / ${length}) AS BIGINT)`;
  return `(${steps} * ${length} + ${firstMonday})`;
}

/** BIGINT ms: the first start of a period at or after a time (BIGINT ms), in UTC. */
export function ceilToPeriod(millis: string, period: Period): string {
  if (period.unit === 'month') {
    // The start of the period after the one in which the ms before falls.
    return monthsLater(floorToMonths(`(${millis} - 1)`, period.length), period.length);
  }
  const { length, weeks } = period;
  if (!weeks) return `(CAST(ceil(${millis} / ${length}) AS BIGINT) * ${length})`;
  const steps = `CAST(ceil((${millis} - ${firstMonday}) / ${length}) AS BIGINT)`;
  return `(${steps} * ${length} + ${firstMonday})`;
}

function floorToMonths(millis: string, months: number): string {
  const since = `CAST(floor(date_diff('month', TIMESTAMP '1970-01-01', TRY(epoch_ms(${millis}))) / ${months}) AS BIGINT)`;
  return `epoch_ms(TIMESTAMP '1970-01-01' + to_months(CAST(${since} * ${months} AS INTEGER)))`;
}

function monthsLater(millis: string, months: number): string {
  return `epoch_ms(TRY(epoch_ms(${millis})) + to_months(${months}))`;
}
