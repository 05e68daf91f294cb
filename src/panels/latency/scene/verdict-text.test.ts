import { dateTime } from '@grafana/data';
import { verdictText } from './verdict-text';

const at = (hours: number, minutes = 0) => Date.UTC(2026, 10, 20, hours, minutes);
const range = (from: number, to: number, raw = 'now') => ({
  from: dateTime(from),
  to: dateTime(to),
  raw: { from: 'now-6h', to: raw },
});
const verdict = {
  kind: 'backend' as const,
  claim: 'The backend is the bottleneck',
  pastClaim: 'The backend was the bottleneck',
  evidence: 'P99 4 s',
  span: { from: at(5, 45), to: at(6, 40) },
};

test('the claim says since when or from when to when, the evidence follows a colon', () => {
  expect(verdictText(verdict, range(at(1), at(7)), 'utc')).toEqual({
    claim: 'The backend was the bottleneck from 05:45 to 06:40',
    rest: ': P99 4 s',
    whole: 'The backend was the bottleneck from 05:45 to 06:40: P99 4 s',
  });
  const claimOf = (from: number, to: number) => verdictText(verdict, range(from, to), 'utc').claim;
  expect(claimOf(at(1), at(6, 42))).toBe('The backend is the bottleneck since 05:45, still going');
  expect(claimOf(at(-9), at(7))).toMatch(/ was the bottleneck from Nov 20 05:45 to 06:40$/);
  expect(claimOf(at(6), at(7))).toBe('The backend was the bottleneck until 06:40');
});

test('without a time or evidence there is neither comma nor colon', () => {
  const bare = { kind: 'unknown' as const, claim: 'No requests in this range', evidence: '' };
  expect(verdictText(bare, range(at(1), at(7)), 'utc').whole).toBe('No requests in this range');
});
