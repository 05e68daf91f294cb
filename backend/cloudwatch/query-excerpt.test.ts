import fc from 'fast-check';
import { queryExcerpt } from './query-excerpt';

it('marks a span in the middle of a query', () => {
  const query = 'fields a\n| filter b => 1\n| limit 5';
  const start = query.indexOf('=>');
  expect(queryExcerpt(query, start, start + 2)).toEqual({
    line: 2,
    column: 12,
    text: '| filter b => 1\n           ^^',
  });
});

it.each([
  ['', 0, { line: 1, column: 1, text: '\n^' }],
  ['abc', 99, { line: 1, column: 4, text: 'abc\n   ^' }],
  ['\nabc', 0, { line: 1, column: 1, text: '\n^' }],
  ['\nabc', 1, { line: 2, column: 1, text: 'abc\n^' }],
  ['a\tb\r\nc', 2, { line: 1, column: 3, text: 'a b \n  ^' }],
])('of %j at %d is %j', (query, start, expected) => {
  expect(queryExcerpt(query, start)).toEqual(expected);
});

it('cuts a long line round the span', () => {
  const { text } = queryExcerpt(`${'x'.repeat(5_000)}!${'y'.repeat(5_000)}`, 5_000);
  const [line, carets] = text.split('\n');
  expect(line.length).toBeLessThanOrEqual(100);
  expect(line[carets.indexOf('^')]).toBe('!');
});

it('never fails, and stays within the line', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '|', 'é') });
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: -5, max: 40 }),
      fc.integer({ min: -5, max: 60 }),
      (query, start, end) => {
        const excerpt = queryExcerpt(query, start, end);
        const [line, carets] = excerpt.text.split('\n');
        expect(excerpt.line).toBeLessThanOrEqual(query.split('\n').length);
        expect(carets).toMatch(/^ *\^+$/);
        expect(carets.length).toBeLessThanOrEqual(line.length + 1);
      },
    ),
  );
});
