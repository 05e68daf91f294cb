import fc from 'fast-check';
import { severityRank } from '../severity';
import { testSettings } from '../testing/settings';
import { aggregatesFor, findingOf } from '../testing/run-rules';
import { many, timedOut } from '../testing/traffic';
import { high5xx } from './high-5xx';

const { thresholds } = testSettings();

function errorsOf(errors: number, total: number) {
  return aggregatesFor([...many(total - errors), ...many(errors, { status: 502 })]);
}

test.each([
  // At least five errors: the plain rate decides.
  [5, 500, undefined],
  [5, 499, 'warning'],
  [25, 500, 'warning'],
  [26, 500, 'high'],
  [75, 500, 'high'],
  [76, 500, 'critical'],
  // Fewer: the lower bound decides. 4 of 100: bound 1.57 %; 4 of 200: 0.78 %.
  [4, 100, 'warning'],
  [4, 200, undefined],
  // 2 of 10: bound 5.67 %; 3 of 10: 10.8 %; 1 of 1: 20.7 %.
  [2, 10, 'high'],
  [3, 10, 'high'],
  [1, 1, 'critical'],
  [0, 100, undefined],
])('%p errors of %p requests are %p', (errors, total, severity) => {
  expect(high5xx.evaluate(errorsOf(errors, total), thresholds)?.severity).toBe(severity);
});

test('few errors have low confidence', () => {
  expect(high5xx.evaluate(errorsOf(4, 100), thresholds)?.confidence).toBe('low');
  expect(high5xx.evaluate(errorsOf(5, 100), thresholds)?.confidence).toBe('high');
});

test('severity never falls when the rate rises', () => {
  const counts = (errors: number, requests: number) => ({
    ...aggregatesFor([]),
    requests,
    serverErrors: errors,
  });
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 100_000 })
        .chain((requests) =>
          fc.tuple(fc.constant(requests), fc.integer({ min: 0, max: requests - 1 })),
        ),
      ([requests, errors]) => {
        const rank = (count: number): number => {
          const hit = high5xx.evaluate(counts(count, requests), thresholds);
          return hit === undefined ? -1 : severityRank(hit.severity);
        };
        expect(rank(errors + 1)).toBeGreaterThanOrEqual(rank(errors));
        // The bound that spares the evaluation never hides a hit.
        if (rank(errors) >= 0) {
          expect(errors).toBeGreaterThanOrEqual(high5xx.fewestAffected(requests, thresholds));
        }
      },
    ),
  );
});

test('the statuses are told apart, timeouts taken away', () => {
  const finding = findingOf('high-5xx', [
    ...many(100),
    ...many(12, { status: 502 }),
    ...many(9, { status: 500, endpoint: 'GET /x', errorClass: 'lambda-rate-exceeded' }),
    ...many(3, { status: 504, responseLatency: 50 }),
    timedOut(),
  ]);
  expect(finding?.summary).toBe(
    '24 of 125 requests (19 %) ended in a server error: 502 (12), 500 (9), 504 (3); ' +
      'worst endpoint GET /x (100 %, 9 errors).',
  );
  expect(finding).toMatchObject({
    severity: 'critical',
    evidence: {
      sampleSize: 125,
      values: { serverErrors: { value: 24 }, serverErrorRate: { value: 24 / 125, unit: 'ratio' } },
      signals: [
        { signal: 'status-502', count: 12 },
        { signal: 'status-500', count: 9 },
        { signal: 'status-504', count: 3 },
      ],
    },
  });
  expect(finding?.actions[0]).toContain('9 requests met a throttled Lambda function');
  expect(finding?.meaning).toContain('502 says');
  expect(finding?.meaning).toContain('1 request that timed out');
});

test('what is not seen is not spoken of', () => {
  const finding = findingOf('high-5xx', [...many(100), ...many(10, { status: 503 })]);
  expect(finding?.meaning).not.toContain('502');
  expect(finding?.actions.join(' ')).not.toMatch(/502|Lambda|timed out/);
  expect(finding?.actions.join(' ')).toContain('For 503');
});

test('an endpoint with an override is judged by it', () => {
  const settings = testSettings({
    thresholdOverrides: [{ endpoint: 'GET /flaky', thresholds: { serverErrorRate: 0.5 } }],
  });
  const flaky = many(40, { status: 500, endpoint: 'GET /flaky' });
  const fine = many(60, { endpoint: 'GET /flaky' });
  // Neither the endpoint fires, nor the whole because of it.
  expect(findingOf('high-5xx', [...many(900), ...flaky, ...fine], settings)).toBeUndefined();
  const others = many(20, { status: 500 });
  const finding = findingOf('high-5xx', [...many(880), ...others, ...flaky, ...fine], settings);
  // Without the flaky endpoint it is 20 of 900, a warning; with it 6 %, which would be high.
  expect(finding).toMatchObject({ severity: 'warning', scope: 'source' });
  expect(finding?.endpoints.map(({ endpoint }) => endpoint)).toEqual(['GET /orders']);
});
