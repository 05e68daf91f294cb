import { dayAndMinute, parseInstant, rangeText } from './time';

describe('parseInstant', () => {
  it.each([
    ['2026-11-20', Date.UTC(2026, 10, 20)],
    ['2026-11-20T14:05', Date.UTC(2026, 10, 20, 14, 5)],
    ['2026-11-20 14:05:06', Date.UTC(2026, 10, 20, 14, 5, 6)],
    ['2026-11-20T14:05:06.789Z', Date.UTC(2026, 10, 20, 14, 5, 6, 789)],
    ['2026-11-20T14:05:06+02:00', Date.UTC(2026, 10, 20, 12, 5, 6)],
    ['1763647506', 1_763_647_506_000],
    ['1763647506789', 1_763_647_506_789],
  ])('reads %s as UTC whatever the zone of the machine', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each(['', 'now', '2026-13-01', '2026-11-20T25:00', '20', '12/01/2026'])(
    'refuses %j',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );
});

describe('rangeText', () => {
  it('says the day once when both ends share it', () => {
    expect(rangeText('2026-11-20T14:05:00.000Z', '2026-11-20T15:10:00.000Z')).toBe(
      '2026-11-20 14:05 to 15:10 UTC',
    );
  });

  it('says both days when they differ', () => {
    expect(rangeText('2026-11-20T23:55:00.000Z', '2026-11-21T00:10:00.000Z')).toBe(
      '2026-11-20 23:55 to 2026-11-21 00:10 UTC',
    );
  });
});

describe('dayAndMinute', () => {
  it('leaves what is no instant as it is', () => {
    expect(dayAndMinute('soon')).toBe('soon');
  });
});
