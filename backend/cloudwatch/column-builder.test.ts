import fc from 'fast-check';
import type { ResultColumn } from '../insights/columns';
import { ColumnBuilder } from './column-builder';
import type { WireRow } from './logs-client';

const wire = (row: Readonly<Record<string, string>>): WireRow =>
  Object.entries(row).map(([field, value]) => ({ field, value }));

function build(rows: readonly Readonly<Record<string, string>>[]): readonly ResultColumn[] {
  const builder = new ColumnBuilder();
  builder.append(rows.map(wire));
  return builder.finish().columns;
}

const kindOf = (...values: string[]): string | undefined =>
  build(values.map((value) => ({ value })))[0]?.kind;

it('takes the union of the fields of all rows', () => {
  const columns = build([{ a: '1', c: 'x' }, {}, { b: '2', a: '3' }, { c: 'x', b: '-4.5' }]);
  expect(columns).toEqual([
    { name: 'a', kind: 'number', values: Float64Array.of(1, NaN, 3, NaN) },
    { name: 'c', kind: 'text', codes: Int32Array.of(0, -1, -1, 0), dictionary: ['x'] },
    { name: 'b', kind: 'number', values: Float64Array.of(NaN, NaN, 2, -4.5) },
  ]);
});

it.each([
  ['number', ['200', '-1', '0', '0.25', '127019801.9802']],
  ['number', ['123456789012']],
  ['timestamp', ['2022-07-18 12:34:31.195', '2024-02-29 00:00:00.000']],
  ['text', ['200', '-']],
  ['text', ['']],
  ['text', ['00123']],
  ['text', ['12345678901234567890']],
  ['text', ['1e5', 'NaN']],
  ['text', ['0x10']],
  ['text', [' 1']],
  ['text', ['2022-07-18 12:34:31.195', '17']],
  ['text', ['2023-02-29 00:00:00.000']],
  ['text', ['2022-07-18T12:34:31.195Z']],
])('finds %s in %j', (kind, values) => {
  expect(kindOf(...values)).toBe(kind);
});

it('reads times as ms since the epoch, in UTC', () => {
  const [column] = build([{ t: '2022-07-18 12:34:31.195' }]);
  expect(column).toMatchObject({ values: Float64Array.of(Date.UTC(2022, 6, 18, 12, 34, 31, 195)) });
});

it('keeps to the kinds that the caller knows', () => {
  const builder = new ColumnBuilder(
    new Map([
      ['n', 'number'],
      ['id', 'text'],
      ['t', 'timestamp'],
    ]),
  );
  builder.append([
    wire({ n: '-', id: '17', t: '2022-07-18 12:34:31.195', '@ptr': 'x', more: '1' }),
    wire({ n: '2.5', t: 'never' }),
  ]);
  expect(builder.finish()).toEqual({
    rowCount: 2,
    columns: [
      { name: 'n', kind: 'number', values: Float64Array.of(NaN, 2.5) },
      { name: 'id', kind: 'text', codes: Int32Array.of(0, -1), dictionary: ['17'] },
      {
        name: 't',
        kind: 'timestamp',
        values: Float64Array.of(Date.UTC(2022, 6, 18, 12, 34, 31, 195), NaN),
      },
      { name: 'more', kind: 'number', values: Float64Array.of(1, NaN) },
    ],
  });
});

it('skips entries without name or value', () => {
  const builder = new ColumnBuilder();
  builder.append([[{ field: 'a' }, { value: 'b' }, { field: 'c', value: 'd' }]]);
  expect(builder.finish().columns.map((column) => column.name)).toEqual(['c']);
});

it('grows over many rows', () => {
  const builder = new ColumnBuilder(new Map([['known', 'number']]));
  const rows = 5_000;
  for (let row = 0; row < rows; row += 1) {
    builder.append([wire(row % 2 === 0 ? { known: String(row), found: `v${row % 7}` } : {})]);
  }
  const { rowCount, columns } = builder.finish();
  expect(rowCount).toBe(rows);
  const [known, found] = columns;
  if (known?.kind !== 'number' || found?.kind !== 'text') throw new Error('wrong kinds');
  for (let row = 0; row < rows; row += 1) {
    const present = row % 2 === 0;
    expect(known.values[row]).toBe(present ? row : NaN);
    expect(found.dictionary[found.codes[row]]).toBe(present ? `v${row % 7}` : undefined);
  }
});

it('gives every value back, whatever the rows are and however they are split into pages', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
      .map((n) => n.toFixed(4)),
    fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
      .map((date) => date.toISOString().replace('T', ' ').replace('Z', '')),
  );
  const row = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', '@ptr'), value, {
    noNullPrototype: false,
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 10 }), (rows, size) => {
      const builder = new ColumnBuilder();
      for (let from = 0; from < rows.length; from += size) {
        builder.append(rows.slice(from, from + size).map(wire));
      }
      const { rowCount, columns } = builder.finish();
      expect(rowCount).toBe(rows.length);
      const fields = new Set(rows.flatMap((one) => Object.keys(one)));
      expect(new Set(columns.map((column) => column.name))).toEqual(fields);
      for (const column of columns) {
        rows.forEach((one, index) => {
          const text = Object.entries(one).find(([field]) => field === column.name)?.[1];
          if (column.kind === 'text') {
            expect(column.dictionary[column.codes[index]]).toBe(text);
          } else if (text === undefined) {
            expect(column.values[index]).toBeNaN();
          } else if (column.kind === 'number') {
            expect(column.values[index]).toBe(Number(text));
          } else {
            const shown = new Date(column.values[index]).toISOString();
            expect(shown.replace('T', ' ').replace('Z', '')).toBe(text);
          }
        });
      }
    }),
    { numRuns: 500 },
  );
});
