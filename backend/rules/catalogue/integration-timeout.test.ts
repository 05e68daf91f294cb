import { testSettings } from '../testing/settings';
import { aggregatesFor, findingOf, findingsOf } from '../testing/run-rules';
import { many, minute, noon, request, timedOut } from '../testing/traffic';
import { integrationTimeout } from './integration-timeout';

const { thresholds } = testSettings();

const reports = Array.from({ length: 18 }, (_, index) =>
  timedOut({ timeMs: noon + 20 * minute + index * 1_000 }),
);
const exports = Array.from({ length: 5 }, (_, index) =>
  timedOut({ endpoint: 'POST /api/export/csv', timeMs: noon + 21 * minute + index * 1_000 }),
);

test.each([
  [0, 100, undefined],
  [1, 99_999, 'high'],
  [4, 96, 'high'],
  [5, 95, 'critical'],
  [6, 94, 'critical'],
])('%p timeouts beside %p other requests are %p', (timeouts, others, severity) => {
  const aggregates = aggregatesFor([
    ...many(others),
    ...Array.from({ length: timeouts }, () => timedOut()),
  ]);
  const hit = integrationTimeout.evaluate(aggregates, thresholds);
  expect(hit?.severity).toBe(severity);
  if (hit) expect(hit.confidence).toBe('high');
});

test('golden: 23 timeouts, all 504, 18 and 5', () => {
  const healthy = [
    ...many(1_877, {}, 60 * minute),
    ...many(1_000, { endpoint: 'POST /api/reports/generate' }, 60 * minute),
    ...many(500, { endpoint: 'POST /api/export/csv' }, 60 * minute),
  ];
  const finding = findingOf('integration-timeout', [...healthy, ...reports, ...exports]);
  expect(finding).toMatchObject({
    severity: 'high',
    confidence: 'high',
    scope: 'source',
    causedBy: [],
    evidence: {
      sampleSize: 3_400,
      values: {
        timeouts: { value: 23, unit: 'count' },
        timeoutRate: { value: 23 / 3_400, unit: 'ratio' },
        integrationTimeout: { value: 29_000, unit: 'ms' },
      },
      concentration: {
        from: new Date(noon + 20 * minute).toISOString(),
        to: new Date(noon + 25 * minute).toISOString(),
        count: 23,
        share: 1,
      },
    },
    endpoints: [
      { endpoint: 'POST /api/reports/generate', count: 18, requests: 1_018 },
      { endpoint: 'POST /api/export/csv', count: 5, requests: 505 },
    ],
  });
  expect(finding?.evidence.signals[0]).toEqual({
    signal: 'integration-latency-minus-one',
    count: 23,
  });
  expect(finding?.summary).toBe(
    '23 requests timed out waiting for the integration (integrationLatency = −1), all answered 504; ' +
      'affected: POST /api/reports/generate (18), POST /api/export/csv (5); ' +
      'that is 0.68 % of 3,400 requests.',
  );
  const [first, second, third] = finding!.actions;
  expect(first).toMatch(
    /^Find what the backend waits for: follow an example request.*shorten that work/,
  );
  expect(second).toMatch(/202 with a job id.*SQS.*Step Functions/);
  // At three in the morning a longer timeout would only hide it.
  expect(third).toMatch(/^Raise the integration timeout \(taken as 29 s\) only after that/);
});

test('a window of nothing but timeouts blames the backend', () => {
  const found = findingsOf(reports);
  const timeouts = found.find(({ rule }) => rule === 'integration-timeout');
  expect(timeouts).toMatchObject({ severity: 'critical' });
  expect(timeouts?.summary).toContain('that is every request that reached the integration');
  expect(timeouts?.meaning).toContain(
    'the integration is 100 % of the total response time, so the backend is the bottleneck',
  );
  const latency = found.find(({ rule }) => rule === 'high-latency');
  expect(latency?.summary).toContain('so the backend is the bottleneck');
  expect(latency?.causedBy).toEqual(['integration-timeout']);
  expect(found.map(({ rule }) => rule)).toEqual(['integration-timeout', 'high-latency']);
});

test('each signal is said with its count where none is on all', () => {
  const byType = { integrationLatency: null, errorResponseType: 'INTEGRATION_TIMEOUT' };
  const finding = findingOf('integration-timeout', [
    ...many(1_000),
    ...[1, 2, 3].map(() => timedOut({ ...byType, responseLatency: 5_000 })),
    timedOut({ responseLatency: 5_000, status: 503 }),
  ]);
  expect(finding?.summary).toContain(
    '(error.responseType = INTEGRATION_TIMEOUT on 3; integrationLatency = −1 on 1), answered 504 (3), 503 (1);',
  );
  expect(finding?.evidence.signals).toEqual([
    { signal: 'response-type-integration-timeout', count: 3 },
    { signal: 'integration-latency-minus-one', count: 1 },
  ]);
});

test('one timeout is spoken of as one', () => {
  const finding = findingOf('integration-timeout', [...many(1_999), timedOut()]);
  expect(finding?.summary).toBe(
    '1 request timed out waiting for the integration (integrationLatency = −1), answered 504; ' +
      'affected: POST /api/reports/generate (1); that is 0.05 % of 2,000 requests.',
  );
  // One request of an endpoint without others is critical there, and does not raise the whole.
  expect(finding?.severity).toBe('high');
  expect(finding?.endpoints[0]?.severity).toBe('critical');
});

test('an endpoint that is down raises the finding', () => {
  const finding = findingOf('integration-timeout', [...many(9_000), ...reports]);
  expect(finding?.severity).toBe('critical');
});

test('timeouts that differ by endpoint are not given as one number', () => {
  const settings = testSettings({
    timeouts: { overrides: [{ endpoint: '/api/export/*', ms: 60_000 }], toleranceMs: 500 },
  });
  const finding = findingOf(
    'integration-timeout',
    [...many(100), ...reports, ...exports],
    settings,
  );
  expect(`${finding?.meaning} ${finding?.actions.join(' ')}`).not.toContain('taken as');
});

test('it explains high latency only where the latency comes from the timeouts', () => {
  const causes = (requests: Parameters<typeof findingOf>[1]) =>
    findingOf('high-latency', requests)?.causedBy;
  expect(causes([...many(1_000), ...reports])).toEqual(['integration-timeout']);
  // All other requests are just as slow, because of the gateway.
  const slowGateway = { integrationLatency: 10, responseLatency: 12_000 };
  expect(causes([...many(1_000, slowGateway), timedOut()])).toEqual([]);
  // Without the timeouts it would be a warning instead of high.
  const slower = { integrationLatency: 10, responseLatency: 4_000 };
  expect(causes([...many(1_000, slower), ...reports])).toEqual(['integration-timeout']);
});

test('it explains other server errors only where it is at least as frequent', () => {
  const errors = (count: number) =>
    many(count, { status: 502, endpoint: 'POST /api/reports/generate' });
  const causes = (count: number) =>
    findingOf('high-5xx', [...many(100), ...reports, ...errors(count)])?.causedBy;
  expect(causes(18)).toEqual(['integration-timeout']);
  expect(causes(19)).toEqual([]);
});

test('timeouts do not count as other server errors', () => {
  const found = findingsOf([...many(100), ...reports]);
  expect(found.some(({ rule }) => rule === 'high-5xx')).toBe(false);
});

test('no integration latency is no timeout', () => {
  const refused = many(50, { status: 401, integrationLatency: null, responseLatency: 5 });
  expect(findingsOf([...many(50), ...refused, request()])).toEqual([]);
});
