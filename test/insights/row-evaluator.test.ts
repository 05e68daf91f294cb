import fc from 'fast-check';
import {
  arithmeticOperators,
  comparisonOperators,
  type Expression,
  type FieldPath,
} from '../../backend/insights/ast';
import { nameOfPath } from '../../backend/insights/field-path';
import { printExpression } from '../../backend/insights/print/expression';
import { MemoryEvents, type TestEvent } from '../../backend/insights/testing/memory-events';
import {
  evaluate,
  isStructure,
  toNumber,
  toText,
  toTruth,
  type Row,
  type RowValue,
} from './row-evaluator';

const span = { start: 0, end: 0 };
const fields = ['a', 'b', 'c'];

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '-1',
    '0',
    '200',
    '504',
    '1.50',
    '01',
    'x',
    'X5',
    'é',
    '5 00',
    '1e3',
    '.5',
  ),
  fc.integer({ min: -50, max: 600 }),
);
const json = fc.constantFrom(
  '{"a":1,"b":{"c":"x","a":[]},"l":[200,{"k":"5"},null,"-"],"x.y":"dot","n":null}',
  ' { "a" : "200", "b" : [ {"c":1.5} ], "l" : {"0":"key"} }',
  '["x",["y",2],{"k":true}]',
  '{}',
  '[]',
  '[1',
  'null',
  '5',
  '"text"',
);
const address = fc.constantFrom('10.0.0.1', '192.0.2.200', '::1', '2001:db8::5', '1.2.3', '');
const row: fc.Arbitrary<Row> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...fields), cell, { noNullPrototype: true }),
    fc.option(json, { nil: undefined }),
    fc.option(address, { nil: undefined }),
  )
  .map(([cells, j, ip]) => ({
    ...cells,
    ...(j === undefined ? {} : { j }),
    ...(ip === undefined ? {} : { ip }),
  }));

/** `m` is what jsonParse makes of the field `j`. */
const prefix = 'fields jsonParse(j) as m | ';
const structures: fc.Arbitrary<Expression> = fc
  .constantFrom<FieldPath>(
    ['m'],
    ['m', 'a'],
    ['m', 'b', 'c'],
    ['m', 'b', 0, 'c'],
    ['m', 'l'],
    ['m', 'l', 0],
    ['m', 'l', 1, 'k'],
    ['m', 'x.y'],
    ['m', 'x', 'y'],
    ['m', 'n'],
    ['m', 1, 1],
  )
  .map((path) => ({ kind: 'field', name: nameOfPath(path), path, span }));
const network = fc.constantFrom('10.0.0.0/8', '192.0.2.0/25', '2001:db8::/32', '::/0', 'none');

const ip: Expression = { kind: 'field', name: 'ip', span };
const source: Expression = { kind: 'field', name: 'j', span };

function callOf(name: string, items: readonly Expression[]): Expression {
  return { kind: 'call', name, nameSpan: span, arguments: items, span };
}

/** Expressions of functions and operators that are exact in both engines. */
const expression: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression }>((tie) => {
  const any = tie('any');
  const call = (name: string, least: number, most: number): fc.Arbitrary<Expression> =>
    fc.array(any, { minLength: least, maxLength: most }).map((items) => callOf(name, items));
  return {
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...fields).map((name): Expression => ({ kind: 'field', name, span })),
      structures,
      fc.oneof(
        fc.nat(600).map((value): Expression => ({ kind: 'number', text: String(value), span })),
        fc
          .constantFrom('', '-', '200', 'x', '5', '1.5')
          .map((value): Expression => ({ kind: 'string', value, span })),
      ),
      call('coalesce', 1, 3),
      call('if', 3, 3),
      call('case', 2, 5),
      call('greatest', 1, 3),
      call('least', 1, 3),
      call('concat', 1, 3),
      fc
        .constantFrom('ispresent', 'tolower', 'strlen', 'isempty', 'abs', 'floor', 'ceil')
        .chain((name) => call(name, 1, 1)),
      call('strcontains', 2, 2),
      structures.map((of) => callOf('jsonStringify', [of])),
      fc
        .tuple(fc.constantFrom('isIpInSubnet', 'isIpv4InSubnet', 'isIpv6InSubnet'), network)
        .map(([name, value]) => callOf(name, [ip, { kind: 'string', value, span }])),
      fc
        .constantFrom('isValidIp', 'isValidIpV4', 'isValidIpV6', 'jsonParse')
        .map((name) => callOf(name, [name === 'jsonParse' ? source : ip])),
      fc
        .tuple(fc.constantFrom('negate' as const, 'not' as const), any)
        .map(([kind, operand]): Expression => ({ kind, operand, span })),
      fc
        .tuple(
          fc.constantFrom(...arithmeticOperators.filter((operator) => operator !== '^')),
          any,
          any,
        )
        .map(([operator, left, right]): Expression => ({
          kind: 'arithmetic',
          operator,
          left,
          right,
          span,
        })),
      fc
        .tuple(fc.constantFrom(...comparisonOperators), any, any)
        .map(([operator, left, right]): Expression => ({
          kind: 'comparison',
          operator,
          left,
          right,
          span,
        })),
      fc
        .tuple(fc.boolean(), any, fc.constantFrom('', '5', '-', 'x'))
        .map(([negated, operand, value]): Expression => ({
          kind: 'like',
          negated,
          operand,
          pattern: { kind: 'string', value, span },
          span,
        })),
      fc
        .tuple(fc.boolean(), any, fc.array(any, { minLength: 1, maxLength: 3 }))
        .map(([negated, operand, items]): Expression => ({
          kind: 'in',
          negated,
          operand,
          items,
          span,
        })),
      fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), any, any)
        .map(([operator, left, right]): Expression => ({
          kind: 'logical',
          operator,
          operands: [left, right],
          span,
        })),
    ),
  };
}).any;

function expected(value: RowValue, kind: string): string | number | null {
  if (kind !== 'text') return toNumber(value);
  return isStructure(value) ? JSON.stringify(value.json) : toText(value);
}

/** Equal up to the last digits; a negative zero is a zero. */
function close(actual: string | number | null, wanted: string | number | null): boolean {
  if (typeof actual !== 'number' || typeof wanted !== 'number') return actual === wanted;
  return Math.abs(actual - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
}

/** Of the generated queries, so that every run checks the same ones; a failure names it. */
const seed = 20_261_121;

/** Rows to evaluate on: every kind of value in every field, and missing ones. */
const rows = fc.sample(row, { numRuns: 60, seed: 7 });
let store: MemoryEvents;

beforeAll(async () => {
  store = await MemoryEvents.create(
    rows.map((values, index): TestEvent => ({
      ...values,
      '@timestamp': 1000 + index,
      id: `#${index}`,
    })),
  );
});
afterAll(() => store.close());

test('the compiler and the row-by-row evaluator agree on values', async () => {
  const lists = fc.array(expression, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(lists, async (list) => {
      const texts = list.map(printExpression);
      fc.pre(texts.join().length < 9000);
      const columns = texts.map((text, index) => `${text} as v${index}`).join(', ');
      const shown = await store.run(`${prefix}display ${columns} | sort @timestamp asc`);
      list.forEach((of, column) => {
        rows.forEach((values, index) => {
          const actual = shown.rows[index][`v${column}`] ?? null;
          const wanted = expected(evaluate(of, values), shown.columns[column].kind);
          if (!close(actual, wanted)) {
            throw new Error(
              `${texts[column]} of ${JSON.stringify(values)}: ${actual}, not ${wanted}`,
            );
          }
        });
      });
    }),
    { numRuns: 1_000, seed },
  );
});

test('the compiler and the row-by-row evaluator agree on filters and groups', async () => {
  await fc.assert(
    fc.asyncProperty(expression, async (of) => {
      const text = printExpression(of);
      fc.pre(text.length < 9000);
      const kept = rows.filter((values) => toTruth(evaluate(of, values)) === true);
      const sums = kept.map((values) => toNumber(values.a ?? null) ?? 0);
      const result = await store.run(
        `${prefix}filter ${text} | stats count(*) as n, sum(coalesce(toNumber(a), 0)) as s, count_distinct(b) as d`,
      );
      const n = kept.length;
      const s = n === 0 ? null : sums.reduce((total, value) => total + value, 0);
      const d = new Set(kept.flatMap(({ b }) => (b === undefined ? [] : [String(b)]))).size;
      expect(result.rows).toEqual([{ n, s, d }]);
      expect(result.matched).toBe(n);
    }),
    { numRuns: 1_000, seed },
  );
});
