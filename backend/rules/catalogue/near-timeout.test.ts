import { testSettings } from '../testing/settings';
import { aggregatesFor, findingOf } from '../testing/run-rules';
import { many, slow, timedOut } from '../testing/traffic';
import { nearTimeout } from './near-timeout';

const limit = 0.85 * 29_000;

test.each([
  [limit - 21, undefined],
  [limit - 20, 'warning'],
  [limit, 'warning'],
])('a backend time of %p ms, 20 ms more in all, is %p', (latency, severity) => {
  const aggregates = aggregatesFor([...many(1_000), slow(latency)]);
  const hit = nearTimeout.evaluate(aggregates, testSettings().thresholds);
  expect(hit?.severity).toBe(severity);
});

test('one is enough, and sure', () => {
  const finding = findingOf('near-timeout', [...many(3), slow(27_000)]);
  expect(finding).toMatchObject({
    severity: 'warning',
    confidence: 'high',
    evidence: {
      values: {
        nearTimeouts: { value: 1, unit: 'count' },
        nearTimeoutRate: { value: 0.25, unit: 'ratio' },
        nearTimeoutFrom: { value: limit, unit: 'ms' },
        integrationTimeout: { value: 29_000, unit: 'ms' },
      },
    },
  });
  expect(finding?.summary).toBe(
    '1 request reached 85 % of the integration timeout (24.6 s of 29 s) without timing out: GET /orders (1).',
  );
  expect(finding?.meaning).toContain('None has timed out');
});

test('a streamed response is none, nor is a timeout', () => {
  expect(findingOf('near-timeout', [...many(3), slow(27_000, { streamed: true })])).toBeUndefined();
  expect(findingOf('near-timeout', [...many(3), timedOut()])).toBeUndefined();
});

test('timeouts of the endpoint explain it', () => {
  const endpoint = 'POST /api/reports/generate';
  const finding = findingOf('near-timeout', [
    ...many(100),
    slow(27_000, { endpoint }),
    slow(26_000),
    timedOut({ endpoint }),
  ]);
  expect(finding?.causedBy).toEqual(['integration-timeout']);
  expect(finding?.meaning).toContain('1 request did time out');
  expect(
    Object.fromEntries(finding!.endpoints.map(({ endpoint, causedBy }) => [endpoint, causedBy])),
  ).toEqual({ [endpoint]: ['integration-timeout'], 'GET /orders': [] });
});

test('the share of the timeout can be set per endpoint, and is then not given as one number', () => {
  const settings = testSettings({
    thresholdOverrides: [{ endpoint: 'GET /orders', thresholds: { nearTimeoutShare: 0.5 } }],
  });
  const finding = findingOf(
    'near-timeout',
    [
      ...many(10),
      slow(15_000),
      slow(15_000, { endpoint: 'GET /b' }),
      slow(25_000, { endpoint: 'GET /b' }),
    ],
    settings,
  );
  expect(finding?.evidence.values.nearTimeouts).toEqual({ value: 2, unit: 'count' });
  expect(finding?.summary).toContain('the set share of their integration timeouts');
});
