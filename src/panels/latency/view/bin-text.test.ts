import { binText } from './bin-text';

const time = Date.UTC(2026, 10, 20, 23, 55);

test('a bin is told from its beginning to its end, the day once', () => {
  expect(binText(time - 300_000, 300_000, 'utc')).toBe('2026-11-20 23:50:00 to 23:55:00');
  expect(binText(time, 300_000, 'America/New_York')).toBe('2026-11-20 18:55:00 to 19:00:00');
});

test('one that ends on the next day says so', () => {
  expect(binText(time, 300_000, 'utc')).toBe('2026-11-20 23:55:00 to 2026-11-21 00:00:00');
});

test('without a width it is the moment', () => {
  expect(binText(time, 0, 'utc')).toBe('2026-11-20 23:55:00');
});
