import { dateTime } from '@grafana/data';
import { isInView, zoomRange } from './zoom-range';

test('there is a margin of a tenth, and of a minute at least', () => {
  expect(zoomRange({ from: 1_000_000, to: 7_000_000 })).toEqual({ from: 400_000, to: 7_600_000 });
  expect(zoomRange({ from: 1_000_000, to: 1_300_000 })).toEqual({ from: 940_000, to: 1_360_000 });
});

test('a range is in view once the dashboard shows it or a part of it', () => {
  const view = (from: number, to: number) => ({ from: dateTime(from), to: dateTime(to) });
  const target = { from: 10_000, to: 20_000 };
  expect(isInView(target, view(10_000, 20_000))).toBe(true);
  expect(isInView(target, view(12_000, 18_000))).toBe(true);
  expect(isInView(target, view(12_000, 21_000))).toBe(false);
  expect(isInView(target, view(0, 20_000))).toBe(false);
});
