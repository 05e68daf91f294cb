import fc from 'fast-check';
import { TemporaryFiles } from '../testing/temporary-files';
import { EventStore } from '../store/event-store';
import { fieldUse, storeFiles, testSettings } from '../testing/stored-events';

const now = Date.UTC(2026, 10, 20);
const fields = ['status', 'latency', 'error.message', 'a.b.c', 'we"ird\'key', '@@at'];
const retention = { keep: 'fields', fields: fields.map((name) => fieldUse(name)) } as const;
const hints = [
  { field: 'requestTimeEpoch', format: 'epoch' },
  { field: 'requestTime', format: 'clf' },
] as const;

const scalar = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    '-',
    '-1',
    '200',
    '12.50',
    '1e3',
    '007',
    ' 5',
    '{"x":1}',
    '[1]',
    '',
    '1_000',
    'inf',
  ),
);
const time = fc.oneof(
  { arbitrary: fc.integer({ min: now - 3_600_000, max: now }), weight: 20 },
  { arbitrary: fc.integer({ min: 1_790_000_000, max: 1_795_000_000 }).map(String), weight: 4 },
  {
    arbitrary: fc.constantFrom<string | number | null>('-', 0, 1e18, '9999999999999', null),
    weight: 1,
  },
);
const plainScalar = fc.oneof(
  fc.string({ maxLength: 12 }).map((text) => text.replace(/^[{[]/, '')),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replace(/^[{[]/, '')),
  fc.integer(),
  fc.integer({ min: -100_000, max: 100_000 }).map((number) => number / 64),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('-', '-1', '200', '12.50', '1e3', '007', ' 5', '', '1_000', 'inf', '-.5', '+1'),
);

/** Lines of JSON; wild ones hold what DuckDB may read in another way, so that the general path takes over. */
function eventOf(isWild: boolean): fc.Arbitrary<string> {
  const leaf = isWild ? scalar : plainScalar;
  const value = isWild
    ? fc.oneof(
        { arbitrary: leaf, weight: 30 },
        { arbitrary: fc.dictionary(fc.constantFrom('message', 'b', 'b.c', 'c'), leaf), weight: 2 },
        { arbitrary: fc.array(leaf, { maxLength: 2 }), weight: 1 },
      )
    : leaf;
  return fc
    .record(
      {
        requestTimeEpoch: time,
        requestTime: fc.constantFrom(
          '20/Nov/2026:00:00:01 +0100',
          '-',
          '32/Nov/2026:00:00:01 +0000',
        ),
        status: value,
        latency: leaf,
        'error.message': leaf,
        error: fc.oneof(leaf, fc.record({ message: leaf }), fc.array(leaf, { maxLength: 2 })),
        a: fc.oneof(
          leaf,
          fc.record({ b: fc.oneof(leaf, fc.record({ c: leaf })) }),
          fc.record({ 'b.c': leaf }),
        ),
        'a.b': fc.record({ c: leaf }),
        'we"ird\'key': leaf,
        '@at': leaf,
        other: fc.anything({ maxDepth: 2, withBigInt: false, withDate: false }),
      },
      { requiredKeys: ['requestTimeEpoch'] },
    )
    .map((record) => JSON.stringify(record));
}
const event = eventOf(false);
const oddLine = fc.oneof(
  event.map((text) => text.slice(0, -1)),
  event.map((text) => text.replace('"latency":', '"latency": - ,"x":')),
  event.map((text) => `${text}${text}`),
  event.map((text) => ` \t${text}  `),
  fc.constantFrom(
    '',
    '   ',
    '\t',
    'plain text',
    '[1,2]',
    '42',
    'null',
    '"text"',
    '{}',
    '{"a":1,}',
    '{"zz":NaN}',
  ),
  fc.constantFrom(
    '{"status":"1","status":"2","requestTimeEpoch":1795000000}',
    '{"n":1,"status":"\\ud800"}',
  ),
  fc.string({ maxLength: 30 }).map((text) => text.replaceAll('\n', ' ')),
);
const line = (isWild: boolean) =>
  fc.oneof({ arbitrary: eventOf(isWild), weight: 20 }, { arbitrary: oddLine, weight: 1 });
const lines = fc.oneof(
  { arbitrary: fc.array(line(false), { minLength: 1, maxLength: 60 }), weight: 5 },
  { arbitrary: fc.array(line(true), { minLength: 1, maxLength: 30 }), weight: 1 },
);

function inOrder<Row>(rows: readonly Row[]): Row[] {
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}

describe('the two ways to read raw lines', () => {
  it('store the same rows and report the same', async () => {
    const files = await TemporaryFiles.create();
    const store = await EventStore.open(testSettings);
    let fastFiles = 0;
    try {
      await fc.assert(
        fc.asyncProperty(
          lines,
          fc.constantFrom('\n', '\r\n'),
          fc.boolean(),
          fc.option(fc.uint8Array({ minLength: 1, maxLength: 8 }), { freq: 4 }),
          async (texts, lineEnd, endsWithLineEnd, junk) => {
            const text = texts.join(lineEnd) + (endsWithLineEnd ? lineEnd : '');
            const content = Buffer.concat([
              Buffer.from(text),
              ...(junk === null ? [] : [Buffer.from('\n'), Buffer.from(junk)]),
            ]);
            const file = await files.write('input.log', content);
            const options = {
              timestampHints: hints,
              times: { fromMs: 1_420_070_400_000, toMs: now },
            };
            const general = await storeFiles(
              [file],
              retention,
              { ...options, fastPathBytes: Infinity },
              store,
            );
            const fast = await storeFiles(
              [file],
              retention,
              { ...options, fastPathBytes: 0 },
              store,
            );
            if (fast.reports[0]?.readBy === 'duckdb') fastFiles += 1;
            const reports = fast.reports.map((report) => ({ ...report, readBy: 'stream' }));
            // Where every line is sound DuckDB may store them in another order.
            expect({ ...fast, reports, rows: inOrder(fast.rows) }).toEqual({
              ...general,
              rows: inOrder(general.rows),
            });
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      await store.close();
      await files.remove();
    }
    expect(fastFiles).toBeGreaterThan(10);
  });
});
