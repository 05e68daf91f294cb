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
  evidence: 'P99 4 s',
  span: { from: at(5, 45), to: at(6, 40) },
};

test('the claim says since when, the evidence follows a colon', () => {
  expect(verdictText(verdict, range(at(1), at(7)), 'utc')).toEqual({
    claim: 'The backend is the bottleneck since 05:45, ended 06:40',
    rest: ': P99 4 s',
    whole: 'The backend is the bottleneck since 05:45, ended 06:40: P99 4 s',
  });
  expect(verdictText(verdict, range(at(1), at(6, 42)), 'utc').claim).toMatch(/still going$/);
  expect(verdictText(verdict, range(at(-9), at(7)), 'utc').claim).toContain('since Nov 20 05:45');
});

test('without a time or evidence there is neither comma nor colon', () => {
  const bare = { kind: 'unknown' as const, claim: 'No requests in this range', evidence: '' };
  expect(verdictText(bare, range(at(1), at(7)), 'utc').whole).toBe('No requests in this range');
});
