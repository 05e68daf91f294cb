import { comparedRange } from './compare-range';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('comparedRange', () => {
  const range = { from: 10 * day + 7, to: 10 * day + hour + 7 };

  it('is a day or a week before', () => {
    expect(comparedRange('day', range, 5 * minute)).toEqual({
      from: range.from - day,
      to: range.to - day,
      shiftMs: day,
      when: 'a day before',
    });
    expect(comparedRange('week', range, hour).shiftMs).toBe(7 * day);
  });

  it('is just before, by whole bins, so that the bins lie on each other', () => {
    const odd = { from: range.from, to: range.to + minute };
    const { shiftMs, to } = comparedRange('previous', odd, 5 * minute);
    expect(shiftMs).toBe(65 * minute);
    expect(to).toBeLessThanOrEqual(odd.from);
  });
});
