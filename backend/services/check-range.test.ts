import { TailgateError } from '../errors';
import { checkRange } from './check-range';

const now = Date.UTC(2026, 10, 20, 12);
const day = 86_400_000;

test('cuts a range at the present', () => {
  expect(checkRange({ from: now - day, to: now + day }, now)).toEqual({ from: now - day, to: now });
  expect(checkRange({ from: now - day, to: now - 5 }, now)).toEqual({
    from: now - day,
    to: now - 5,
  });
  expect(checkRange({ from: now + 1_000, to: now + day }, now)).toEqual({ from: now - 1, to: now });
});

test.each([
  [{ from: now, to: now }, 'empty'],
  [{ from: now, to: now - 1 }, 'empty'],
  [{ from: now + day, to: now + 2 * day }, 'future'],
  [{ from: now - 101 * day, to: now }, '101 days'],
  [{ from: 0, to: 1e300 }, 'no range'],
  [{ from: Number.NaN, to: now }, 'no range'],
  [{ from: -1, to: now }, 'no range'],
])('refuses %j', (range, message) => {
  const check = () => checkRange(range, now);
  expect(check).toThrow(TailgateError);
  expect(check).toThrow(message);
});
