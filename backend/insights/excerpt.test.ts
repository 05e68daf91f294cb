import { caretExcerpt, positionAt } from './excerpt';

test('lines and columns count from 1', () => {
  expect(positionAt('abc', 0)).toEqual({ line: 1, column: 1 });
  expect(positionAt('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  expect(positionAt('ab\n', 3)).toEqual({ line: 2, column: 1 });
});

test('carets stand under the fault', () => {
  expect(caretExcerpt('first\nfilter bad here\nlast', 13, 16)).toBe('filter bad here\n       ^^^');
  expect(caretExcerpt('', 0, 0)).toBe('\n^');
});

test('a long line is cut around the fault, and control characters do not move the carets', () => {
  const text = `${'a'.repeat(200)}\tX${'b'.repeat(200)}`;
  const [line, carets] = caretExcerpt(text, 201, 202).split('\n');
  expect(line.indexOf('X')).toBe(carets.indexOf('^'));
  expect(line.length).toBeLessThan(130);
  expect(line).not.toContain('\t');
});
