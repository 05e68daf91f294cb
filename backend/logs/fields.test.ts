import fc from 'fast-check';
import { discoveredNameOfKey, fieldPaths, jsonPointer, keyOfDiscoveredName } from './field-path';
import { indexLines, readLines } from './ingest/line-index';
import { quoteIdentifier, quoteLiteral } from './sql-text';
import { isStrictDecimal } from './strict-decimal';
import { TemporaryFiles } from './testing/temporary-files';
import { EventStore } from './store/event-store';
import { testSettings } from './testing/stored-events';
import { strictDecimalSql } from './strict-decimal';

describe('paths of a discovered name', () => {
  it('are the flat key first, then every way to nest it', () => {
    expect(fieldPaths('a')).toEqual([['a']]);
    expect(fieldPaths('a.b.c')).toEqual([['a.b.c'], ['a', 'b.c'], ['a.b', 'c'], ['a', 'b', 'c']]);
    expect(fieldPaths('a.b.c.d.e')).toEqual([['a.b.c.d.e'], ['a', 'b', 'c', 'd', 'e']]);
    expect(fieldPaths('@@x.y')).toEqual([['@x.y'], ['@x', 'y']]);
  });

  it('are escaped in pointers', () => {
    expect(jsonPointer(['a/b', '~', "'"])).toBe("/a~1b/~0/'");
  });

  it('mark keys that look like system fields', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(keyOfDiscoveredName(discoveredNameOfKey(key))).toBe(key);
      }),
    );
  });
});

describe('values in SQL', () => {
  it('stay values, and numbers are plain decimals', async () => {
    const store = await EventStore.open(testSettings);
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0')),
      fc.double().map(String),
      fc.integer().map(String),
      fc.constantFrom(
        '1.',
        '.5',
        '+1',
        '-0',
        '00',
        '1_0',
        '0x10',
        '9'.repeat(400),
        '1\n',
        ' 1',
        '١',
      ),
    );
    try {
      await fc.assert(
        fc.asyncProperty(text, async (value) => {
          const [row] = await store.database.rows(
            `SELECT ${quoteLiteral(value)}, ${quoteIdentifier(`n${value}`)}, ${strictDecimalSql('given')} FROM (SELECT $1::VARCHAR AS given, 1 AS ${quoteIdentifier(`n${value}`)})`,
            [value],
          );
          const number =
            isStrictDecimal(value) && Number.isFinite(Number(value)) ? Number(value) : null;
          expect(row).toEqual([value, 1, number === 0 ? expect.closeTo(0, 20) : number]);
        }),
        { numRuns: 300 },
      );
    } finally {
      await store.close();
    }
  });
});

describe('the index of lines', () => {
  it('counts lines and finds each again', async () => {
    const files = await TemporaryFiles.create();
    try {
      const line = fc.constantFrom('', ' ', 'x', 'é€', '\r', 'text\r', '\t \r', '{"a":1}');
      await fc.assert(
        fc.asyncProperty(
          fc.array(line, { maxLength: 60 }),
          fc.constantFrom(1, 3000),
          async (some, times) => {
            const lines = Array.from({ length: times }, () => some).flat();
            const { path } = await files.write('indexed', lines.join('\n'));
            const index = await indexLines(path);
            const expected = lines
              .map((content, at) => ({ content: content.replace(/\r$/, ''), line: at + 1 }))
              .filter(({ content }) => content.trim() !== '');
            const bytes = expected.reduce(
              (sum, { content }) => sum + Buffer.byteLength(content),
              0,
            );
            expect([index.count, index.bytes]).toEqual([expected.length, bytes]);
            const wanted = expected.flatMap((_, at) =>
              at % 1009 === 0 || at === expected.length - 1 ? [at] : [],
            );
            const found: { content: string; line: number }[] = [];
            for await (const { bytes: content, line: at } of readLines(index, wanted)) {
              found.push({ content: content.toString(), line: at });
            }
            expect(found).toEqual(wanted.map((at) => expected[at]));
          },
        ),
        { numRuns: 40 },
      );
    } finally {
      await files.remove();
    }
  });
});
