import { slowPercentiles, summaryRow } from '../testing/summary-row';
import { judgeAll } from './panel-verdict';

const calm = { row: summaryRow({ responseSum: 90_000_000 }), name: 'GET /calm' };
const slow = { row: summaryRow({}, slowPercentiles), name: 'GET /slow' };
const few = { row: summaryRow({ requests: 9, withIntegration: 9 }), name: 'GET /few' };
const none = { row: summaryRow({ requests: 0, withIntegration: 0 }), name: 'GET /none' };
const line = (...rows: Parameters<typeof judgeAll>[0]) => {
  const { claim, evidence } = judgeAll(rows);
  return [claim, evidence].filter((part) => part !== '').join(': ');
};

test('trouble comes before calm, however much time calm traffic takes', () => {
  expect(line(calm, slow, few)).toBe(
    'GET /slow: The backend is the bottleneck: 92 % of the time of the slowest 1 %, P99 3.8 s of 4.1 s',
  );
});

test('of several the one that lost the most, and how many more', () => {
  const late = { row: summaryRow({ timeouts: 200, responseSum: 9_000_000 }), name: 'GET /late' };
  expect(line(slow, late, calm)).toBe(
    'GET /late: 200 timeouts: the backend did not answer within 29 s, 1.6 % of 12,400 requests that reached it; ' +
      '1 more is slow',
  );
  expect(line(slow, late, { ...slow, name: 'GET /too' })).toContain('; 2 more are slow');
});

test('all is well where those that can be judged are', () => {
  const quicker = { row: summaryRow({}, { total: { p99: 90 } }), name: 'GET /quick' };
  expect(line(quicker, calm, few)).toBe(
    'Nothing slow: P99 at most 640 ms (GET /calm), over 24,800 requests; 1 not judged',
  );
});

test('where none can be judged, the busiest says why', () => {
  const fewer = { row: summaryRow({ requests: 5, withIntegration: 5 }), name: 'GET /fewer' };
  expect(line(fewer, few)).toBe(
    'GET /few: Too few requests to judge: 9 with an integration, 100 are needed',
  );
});

test('a single series with requests speaks for itself', () => {
  expect(line({ ...calm, name: '' }, none)).toMatch(/^Nothing slow: P99 640 ms, below/);
  expect(line(none)).toBe('No requests in this range');
  expect(line()).toBe('No requests in this range');
});
