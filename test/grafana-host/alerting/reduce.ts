import type { AlertValue, Point } from './value';

type Reducer = (values: readonly (number | null)[]) => number | null;

/** NaN as soon as one value is missing, as Grafana's reducers do. */
const strict =
  (reduce: (values: readonly number[]) => number): Reducer =>
  (values) => {
    const numbers: number[] = [];
    for (const value of values) {
      if (value === null || Number.isNaN(value)) return Number.NaN;
      numbers.push(value);
    }
    return reduce(numbers);
  };
const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
const orNaN =
  (reduce: (values: readonly number[]) => number) =>
  (values: readonly number[]): number =>
    values.length === 0 ? Number.NaN : reduce(values);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const reducers: Readonly<Record<string, Reducer>> = {
  sum: strict(sum),
  mean: strict(orNaN((values) => sum(values) / values.length)),
  min: strict(orNaN((values) => Math.min(...values))),
  max: strict(orNaN((values) => Math.max(...values))),
  count: (values) => values.length,
  last: (values) => (values.length === 0 ? Number.NaN : (values.at(-1) ?? null)),
  median: strict(orNaN(median)),
};

export interface ReduceSettings {
  /** `dropNN` leaves out what is no number, `replaceNN` puts a number in its place. */
  readonly mode?: string;
  readonly replaceWithValue?: number;
}

/**
 * Grafana's reduce expression: a series becomes a number, a number stays.
 * @throws Error for a reducer or mode that Grafana does not know
 */
export function reduce(
  values: readonly AlertValue[],
  reducer: string,
  settings: ReduceSettings = {},
): readonly AlertValue[] {
  const apply = reducers[reducer.toLowerCase()];
  if (apply === undefined) throw new Error(`reduction ${reducer} not implemented`);
  const map = mapper(settings);
  return values.flatMap((value): AlertValue[] => {
    switch (value.kind) {
      case 'no-data':
        return [value];
      case 'scalar':
        throw new Error('can only reduce type series, got type scalar');
      case 'number': {
        const mapped = map(value.value);
        return mapped === undefined ? [] : [{ ...value, value: mapped }];
      }
      case 'series': {
        const result = apply(mapPoints(value.points, map));
        const mapped = result === null || settings.mode === undefined ? result : map(result);
        return [{ kind: 'number', labels: value.labels, value: mapped ?? null }];
      }
    }
  });
}

type Mapper = (value: number | null) => number | null | undefined;

function mapper({ mode = '', replaceWithValue }: ReduceSettings): Mapper {
  const isNumber = (value: number | null): boolean => value !== null && Number.isFinite(value);
  if (mode === '') return (value) => value;
  if (mode === 'dropNN') return (value) => (isNumber(value) ? value : undefined);
  if (mode === 'replaceNN' && replaceWithValue !== undefined) {
    return (value) => (isNumber(value) ? value : replaceWithValue);
  }
  throw new Error(`reducer mode '${mode}' is not supported. Supported only: [dropNN,replaceNN]`);
}

function mapPoints(points: readonly Point[], map: Mapper): (number | null)[] {
  return points.flatMap(({ value }) => {
    const mapped = map(value);
    return mapped === undefined ? [] : [mapped];
  });
}
