import type { AlertValue } from './value';

type Predicate = (value: number, first: number, second: number) => boolean;

const predicates: Readonly<Record<string, { readonly test: Predicate; readonly params: number }>> =
  {
    gt: { test: (value, limit) => value > limit, params: 1 },
    lt: { test: (value, limit) => value < limit, params: 1 },
    eq: { test: (value, limit) => value === limit, params: 1 },
    ne: { test: (value, limit) => value !== limit, params: 1 },
    gte: { test: (value, limit) => value >= limit, params: 1 },
    lte: { test: (value, limit) => value <= limit, params: 1 },
    within_range: { test: (value, low, high) => value > low && value < high, params: 2 },
    outside_range: { test: (value, low, high) => value < low || value > high, params: 2 },
    within_range_included: { test: (value, low, high) => value >= low && value <= high, params: 2 },
    outside_range_included: {
      test: (value, low, high) => value <= low || value >= high,
      params: 2,
    },
  };

export interface Evaluator {
  readonly type: string;
  readonly params: readonly number[];
}

/**
 * Grafana's threshold expression: 1 where the test holds, 0 where not, null where there is no value.
 * @throws Error for a test that Grafana does not know, or too few parameters
 */
export function threshold(
  values: readonly AlertValue[],
  { type, params }: Evaluator,
): readonly AlertValue[] {
  const predicate = predicates[type];
  if (predicate === undefined) throw new Error(`unknown threshold function '${type}'`);
  if (params.length < predicate.params) {
    throw new Error(`incorrect number of arguments for threshold function '${type}'`);
  }
  const [first = Number.NaN, second = Number.NaN] = params;
  const test = (value: number | null): number | null =>
    value === null ? null : Number(predicate.test(value, first, second));
  return values.map((value) => {
    switch (value.kind) {
      case 'no-data':
        return value;
      case 'series': {
        const points = value.points.map((point) => ({ ...point, value: test(point.value) }));
        return { ...value, points };
      }
      case 'number':
      case 'scalar':
        return { ...value, value: test(value.value) };
    }
  });
}
