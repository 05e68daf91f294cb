import fc from 'fast-check';
import { neededBy, readExpression } from './expression-model';
import { math } from './math';
import { parseMath, variablesOf } from './math-parser';
import { reduce } from './reduce';
import { threshold } from './threshold';
import type { AlertValue } from './value';

const number = (value: number | null, labels = {}): AlertValue => ({
  kind: 'number',
  labels,
  value,
});
const series = (values: (number | null)[], labels = {}): AlertValue => ({
  kind: 'series',
  labels,
  points: values.map((value, index) => ({ timeMs: index, value })),
});
const values = (result: readonly AlertValue[]) =>
  result.map((value) => ('value' in value ? value.value : value.kind));

describe('reduce', () => {
  it.each([
    ['last', 3],
    ['max', 3],
    ['min', 1],
    ['sum', 6],
    ['mean', 2],
    ['count', 3],
    ['median', 2],
  ])('%s', (reducer, expected) => {
    expect(reduce([series([2, 1, 3])], reducer)).toEqual([number(expected)]);
  });

  it('is NaN as soon as a value is missing, unless the mode says otherwise', () => {
    expect(values(reduce([series([1, null])], 'max'))).toEqual([Number.NaN]);
    expect(values(reduce([series([1, null])], 'max', { mode: 'dropNN' }))).toEqual([1]);
    const replace = { mode: 'replaceNN', replaceWithValue: 9 };
    expect(values(reduce([series([1, null])], 'max', replace))).toEqual([9]);
    expect(values(reduce([series([])], 'last', { mode: 'dropNN' }))).toEqual([null]);
    expect(values(reduce([series([])], 'sum'))).toEqual([0]);
  });

  it('leaves numbers and missing data as they are, and refuses the unknown', () => {
    expect(reduce([number(null, { a: 'b' }), { kind: 'no-data' }], 'last')).toEqual([
      number(null, { a: 'b' }),
      { kind: 'no-data' },
    ]);
    expect(() => reduce([series([1])], 'average')).toThrow('not implemented');
    expect(() => reduce([series([1])], 'max', { mode: 'other' })).toThrow('not supported');
  });
});

describe('threshold', () => {
  it.each([
    ['gt', [2], [0, 0, 1]],
    ['gte', [2], [0, 1, 1]],
    ['lt', [2], [1, 0, 0]],
    ['lte', [2], [1, 1, 0]],
    ['eq', [2], [0, 1, 0]],
    ['ne', [2], [1, 0, 1]],
    ['within_range', [1, 3], [0, 1, 0]],
    ['within_range_included', [1, 3], [1, 1, 1]],
    ['outside_range', [1, 2], [0, 0, 1]],
    ['outside_range_included', [1, 2], [1, 1, 1]],
  ])('%s', (type, params, expected) => {
    const result = threshold([number(1), number(2), number(3)], { type, params });
    expect(values(result)).toEqual(expected);
  });

  it('keeps null, labels and missing data; refuses the unknown', () => {
    const input: AlertValue[] = [number(null, { a: 'b' }), { kind: 'no-data' }];
    expect(threshold(input, { type: 'gt', params: [0] })).toEqual(input);
    expect(() => threshold([], { type: 'above', params: [1] })).toThrow('above');
    expect(() => threshold([], { type: 'within_range', params: [1] })).toThrow('arguments');
  });
});

describe('math', () => {
  const run = (text: string, of: Record<string, AlertValue[]> = {}) =>
    math(text, new Map(Object.entries(of)));

  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ** 3 ** 2', 512],
    ['-2 + 1', -1],
    ['!0 && 1', 1],
    ['1 > 2 || 3 >= 3', 1],
    ['7 % 4', 3],
    ['0 && (0 / 0)', 0],
    ['1 || (0 / 0)', 1],
    ['abs(-1.5)', 1.5],
    ['is_nan(0 / 0)', 1],
  ])('%s', (text, expected) => {
    expect(run(text)).toEqual([{ kind: 'scalar', value: expected }]);
  });

  it('joins by labels: equal, or one within the other; the rest is dropped', () => {
    const a = [number(4, { rule: 'r', endpoint: 'x' }), number(0, { rule: 'r', endpoint: 'y' })];
    const b = [number(100, { rule: 'r', endpoint: 'x' }), number(1, { rule: 'r', endpoint: 'z' })];
    expect(run('$A > 2 && ${B} > 10', { A: a, B: b })).toEqual([
      number(1, { rule: 'r', endpoint: 'x' }),
    ]);
    const c = [number(10, { rule: 'r' })];
    expect(values(run('$A * $C', { A: a, C: c }))).toEqual([40, 0]);
    expect(run('$A + 1', { A: [number(null, { a: 'b' })] })).toEqual([number(null, { a: 'b' })]);
  });

  it('joins series by time, and keeps missing data', () => {
    const result = run('$A - $B', { A: [series([5, 6])], B: [series([1])] });
    expect(result).toEqual([{ kind: 'series', labels: {}, points: [{ timeMs: 0, value: 4 }] }]);
    expect(run('$A + 1', { A: [{ kind: 'no-data' }] })).toEqual([{ kind: 'no-data' }]);
  });

  it.each(['1 +', '$A $B', '(1', 'foo bar', '#', ''])('refuses %j', (text) => {
    expect(() => run(text)).toThrow();
  });

  it('parses any text or gives a reason', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[$A-C0-9+\-*/%<>=!&|() .]*$/), (text) => {
        try {
          return Array.isArray(variablesOf(parseMath(text)));
        } catch (error) {
          return error instanceof Error && error.message !== '';
        }
      }),
    );
  });
});

describe('readExpression', () => {
  it('reads what a rule holds and which refIds it needs', () => {
    const model = {
      refId: 'F',
      type: 'threshold',
      expression: 'A',
      conditions: [{ evaluator: { type: 'gt', params: [2] }, operator: { type: 'and' } }],
      datasource: { uid: '__expr__' },
    };
    expect(neededBy(readExpression('F', model))).toEqual(['A']);
    const sum = readExpression('M', { type: 'math', expression: '$A + ${B}' });
    expect(neededBy(sum)).toEqual(['A', 'B']);
  });

  it.each([
    [{ type: 'sql', expression: 'A' }],
    [{ type: 'threshold', expression: 'A', conditions: [] }],
    [{ type: 'reduce', expression: 'A' }],
    [{ type: 'threshold', expression: 'A', conditions: [{ unloadEvaluator: {} }] }],
  ])('refuses %j', (model) => {
    expect(() => readExpression('X', model)).toThrow('X');
  });
});
