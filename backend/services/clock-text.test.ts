import { clockText } from './clock-text';

const at = (hour: number, minute: number): number => Date.UTC(2026, 10, 21, hour, minute, 59);

test('is the time of the day, with the day where it is another one', () => {
  expect(clockText(at(7, 5), at(7, 9))).toBe('07:05 UTC');
  expect(clockText(at(-1, 58), at(0, 1))).toBe('2026-11-20 23:58 UTC');
});
