import { editDistance, suggest } from './suggest';

test.each([
  ['', '', 0],
  ['fields', 'fields', 0],
  ['filed', 'field', 1],
  ['filtr', 'filter', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
])('%s to %s takes %i edits', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

test.each([
  ['filds', 'fields'],
  ['STATZ', 'stats'],
  ['xyz', undefined],
  ['', undefined],
  ['a'.repeat(1000), undefined],
])('%s suggests %s', (word, wanted) => {
  expect(suggest(word, ['filter', 'fields', 'stats'])).toBe(wanted);
});
