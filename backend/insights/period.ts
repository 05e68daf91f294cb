/** A width of time as bin and its like take it. Months have no fixed length. */
export type Period =
  | { readonly unit: 'ms'; readonly length: number; readonly weeks: boolean }
  | { readonly unit: 'month'; readonly length: number };

interface PeriodUnit {
  readonly names: readonly string[];
  /** Counts above this behave like it: bin(300s) is bin(60s). */
  readonly cap: number;
  readonly ms?: number;
  readonly months?: number;
  readonly weeks?: true;
}

const day = 86_400_000;

/** The units of the reference; those of several letters also take a plural s. */
export const periodUnits: readonly PeriodUnit[] = [
  { names: ['ms', 'msec', 'millisecond'], cap: 1000, ms: 1 },
  { names: ['s', 'sec', 'second'], cap: 60, ms: 1000 },
  { names: ['m', 'min', 'minute'], cap: 60, ms: 60_000 },
  { names: ['h', 'hr', 'hour'], cap: 24, ms: 3_600_000 },
  { names: ['d', 'day'], cap: 100_000, ms: day },
  { names: ['w', 'week'], cap: 10_000, ms: 7 * day, weeks: true },
  { names: ['mo', 'mon', 'month'], cap: 10_000, months: 1 },
  { names: ['q', 'qtr', 'quarter'], cap: 10_000, months: 3 },
  { names: ['y', 'yr', 'year'], cap: 1000, months: 12 },
];

const unitByName = new Map<string, PeriodUnit>();
for (const unit of periodUnits) {
  for (const name of unit.names) {
    unitByName.set(name, unit);
    if (name.length > 1) unitByName.set(`${name}s`, unit);
  }
}

/** Every spelling of a unit. */
export function periodUnitNames(): Iterable<string> {
  return unitByName.keys();
}

/** Count and unit of a text such as 5m; undefined parts where it is no such text. */
export function splitPeriod(text: string): { readonly count: number; readonly unit: string } {
  const found = /^([0-9]+(?:\.[0-9]+)?)([A-Za-z]+)$/.exec(text);
  return { count: Number(found?.[1] ?? NaN), unit: (found?.[2] ?? '').toLowerCase() };
}

/** The period that a text such as 5m means; undefined where the unit is unknown or the count no whole number above 0. */
export function parsePeriod(text: string): Period | undefined {
  const { count, unit } = splitPeriod(text);
  const known = unitByName.get(unit);
  if (known === undefined || !Number.isInteger(count) || count < 1) return undefined;
  const capped = Math.min(count, known.cap);
  if (known.months !== undefined) return { unit: 'month', length: capped * known.months };
  return { unit: 'ms', length: capped * (known.ms ?? 1), weeks: known.weeks === true };
}
