import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { escapeLiteral, globToRe2 } from './glob';
import { RegexError } from './regex-error';
import { toRe2 } from './re2';
import { wholeNumberName, wholeNumberPattern } from './whole-number';

test('named groups become plain ones, found by position', () => {
  expect(toRe2('(?<a>x)(y)(?:z)(?P<b>.*)')).toEqual({
    pattern: '(x)(y)(?:z)(.*)',
    groups: [
      { name: 'a', nonEmpty: true },
      { name: undefined, nonEmpty: true },
      { name: 'b', nonEmpty: false },
    ],
  });
});

test.each([
  ['(?<a>x)?', false],
  ['(?<a>x)|y', false],
  ['(?<a>x|)', false],
  ['(?<a>x{0,2})', false],
  ['(?<a>x{2})', true],
  ['(?:(?<a>[^"]+)z)+', true],
  ['((?<a>\\d)|b)', false],
])('%s: the group is never empty: %s', (source, nonEmpty) => {
  const group = toRe2(source).groups.find(({ name }) => name === 'a');
  expect(group?.nonEmpty).toBe(nonEmpty);
});

test.each([
  '(?=a)',
  '(?<!a)',
  '\\1',
  'a**',
  '*a',
  '(',
  ')',
  '[a',
  '[z-a]',
  'a{2,1}',
  'a{1001}',
  '\\y',
  '(?x)',
  '\\',
  '[[:foo:]]',
  '\\p{Foo}',
  '(a{999}){999}',
  '(?i)*',
])('%s is refused', (source) => {
  expect(() => toRe2(source)).toThrow(RegexError);
});

test('a whole number is known by its spelling only', () => {
  expect(wholeNumberName(wholeNumberPattern('ms'))).toBe('ms');
  expect(wholeNumberName('^(?<ms>-?[0-9]+)$')).toBeUndefined();
  expect(wholeNumberName(`${wholeNumberPattern('ms')} `)).toBeUndefined();
});

test('globs', () => {
  expect(globToRe2('a=*, b=*')).toBe('(?s)a=(.*?), b=(.*)\\z');
  expect(globToRe2('* [*]')).toBe('(?s)\\A(.*?) \\[(.*?)\\]');
});

describe('what is accepted', () => {
  let instance: DuckDBInstance;
  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  });
  afterAll(() => instance.closeSync());

  test('DuckDB takes as well', async () => {
    const connection = await instance.connect();
    const pieces = fc.constantFrom(
      ...'a b . \\d \\w \\b ( ) (?: (?<n> (?i) (?i: [ ] [^ - ^ $ | * + ? {2} {1,3} {2,} *? \\. \\/ \\x41 \\x{1F600} \\pL \\p{Greek} [:alpha:] é \\n \\_ \\A \\z { } , é-ü \\- \\07'.split(
        ' ',
      ),
    );
    const patterns = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((list) => list.join(''));
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(patterns, async (source) => {
        let pattern: string;
        try {
          ({ pattern } = toRe2(source));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(RegexError);
          return;
        }
        accepted++;
        const result = await connection.runAndReadAll(
          'SELECT regexp_matches(x, $1) FROM (VALUES ($2)) v(x)',
          [pattern, 'a1'],
        );
        expect(typeof result.getRowsJS()[0]?.[0]).toBe('boolean');
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(300);
  });

  test('literals match themselves', async () => {
    const connection = await instance.connect();
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 10 }), async (text) => {
        const result = await connection.runAndReadAll('SELECT regexp_full_match($1, $2)', [
          text,
          `(?s)${escapeLiteral(text)}`,
        ]);
        expect(result.getRowsJS()).toEqual([[true]]);
      }),
      { numRuns: 300 },
    );
  });
});
