import { minute, noon } from './testing/traffic';
import { Windows } from './windows';

test('windows are aligned to UTC and cut off at the ends of the range', () => {
  const windows = new Windows({
    fromMs: noon + 2 * minute,
    toMs: noon + 13 * minute,
    binMs: minute,
  });
  const first = windows.indexOf(noon + 2 * minute);
  expect(windows.first).toBe(first);
  expect(windows.startOf(first)).toBe(noon + 2 * minute);
  expect(windows.endOf(first)).toBe(noon + 5 * minute);
  expect(windows.startOf(first + 1)).toBe(noon + 5 * minute);
  expect(windows.endOf(first + 2)).toBe(noon + 13 * minute);
  expect(windows.spanWindows).toBe(12);
});

test.each([
  [minute, 5],
  [5 * minute, 5],
  [2 * minute, 6],
  [60 * minute, 60],
])('bins of %p ms make windows of %p minutes', (binMs, minutes) => {
  const windows = new Windows({ fromMs: noon, toMs: noon + 600 * minute, binMs });
  expect(windows.widthMs).toBe(minutes * minute);
  expect(windows.spanWindows).toBe(Math.floor(60 / minutes));
});

test('times before 1970 have windows as well', () => {
  const windows = new Windows({ fromMs: -12 * minute, toMs: 0, binMs: minute });
  expect(windows.startOf(windows.first)).toBe(-12 * minute);
  expect(windows.endOf(windows.first)).toBe(-10 * minute);
});
