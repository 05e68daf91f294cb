import { testSettings } from '../testing/settings';
import { aggregatesFor, findingOf } from '../testing/run-rules';
import { many, minute, noon, slow, slowDay, timedOut } from '../testing/traffic';
import { slowIntegration } from './slow-integration';

const { thresholds } = testSettings();
const day = { fromMs: noon, toMs: noon + 24 * 60 * minute };

/** 100 requests whose P99, the second slowest, is given. */
function withP99(p99: number) {
  return aggregatesFor([...many(98), slow(p99), slow(p99 + 1_000)]);
}

test.each([
  [2_499, undefined],
  [2_500, undefined],
  [2_501, 'warning'],
  [9_999, 'warning'],
  [10_000, 'high'],
  [20_000, 'high'],
])('P99 %p ms is %p', (p99, severity) => {
  expect(slowIntegration.evaluate(withP99(p99), thresholds)?.severity).toBe(severity);
});

test('the measure is the P99, not the maximum', () => {
  expect(slowIntegration.evaluate(withP99(4_000), thresholds)?.measure).toEqual({
    name: 'p99Integration',
    quantity: { value: 4_000, unit: 'ms' },
  });
});

test('a P99 of fewer than 100 values has low confidence', () => {
  const of = (count: number) =>
    slowIntegration.evaluate(
      aggregatesFor([...many(count - 2), slow(4_000), slow(4_000)]),
      thresholds,
    );
  expect(of(99)?.confidence).toBe('low');
  expect(of(100)?.confidence).toBe('high');
});

test('requests without an integration and timeouts are no part of the sample', () => {
  const aggregates = aggregatesFor([
    ...many(98),
    slow(4_000),
    slow(4_000),
    ...many(5_000, { integrationLatency: null, endpoint: 'OPTIONS /orders' }),
    timedOut(),
  ]);
  expect(slowIntegration.sampleSize(aggregates)).toBe(100);
  expect(slowIntegration.evaluate(aggregates, thresholds)?.measure.quantity.value).toBe(4_000);
});

test('a threshold for high below the one for warning does not make it fire', () => {
  const odd = { ...thresholds, slowIntegrationP99: 12_000 };
  expect(slowIntegration.evaluate(withP99(11_000), odd)).toBeUndefined();
  expect(slowIntegration.evaluate(withP99(12_001), odd)?.severity).toBe('high');
});

test('golden: P99 3.8 s over 12,400 requests, 92 % of the total response time', () => {
  const options = many(300, { endpoint: 'OPTIONS /orders', integrationLatency: null }, 60 * minute);
  const finding = findingOf('slow-integration', [...slowDay(), ...options], testSettings(), day);
  expect(finding).toMatchObject({
    severity: 'warning',
    confidence: 'high',
    scope: 'source',
    causedBy: [],
    source: 'test',
    evidence: {
      sampleSize: 12_400,
      values: {
        p50Integration: { value: 320, unit: 'ms' },
        p95Integration: { value: 1_900, unit: 'ms' },
        p99Integration: { value: 3_800, unit: 'ms' },
        threshold: { value: 2_500, unit: 'ms' },
      },
      concentration: null,
      examples: [],
    },
  });
  expect(finding?.evidence.values.backendShare?.value).toBeCloseTo(0.92, 10);
  expect(finding?.summary).toContain(
    'P99 integration latency 3.8 s over 12,400 requests (median 320 ms, P95 1.9 s); ' +
      'the integration is 92 % of the total response time, so the backend is the bottleneck',
  );
  expect(finding?.endpoints.map(({ endpoint }) => endpoint).sort()).toEqual([
    'GET /orders',
    'GET /orders/{id}',
    'POST /orders',
  ]);
  expect(finding?.actions.join(' ')).toMatch(
    /[Pp]rofile.*database.*downstream.*[Cc]old starts.*pool.*cache/s,
  );
});

test('an endpoint alone is named before its figures', () => {
  const finding = findingOf('slow-integration', [
    ...many(10_000),
    ...many(40, { endpoint: 'GET /report', integrationLatency: 5_000, responseLatency: 5_010 }),
  ]);
  expect(finding).toMatchObject({ scope: 'endpoint', confidence: 'low' });
  expect(finding?.summary).toMatch(
    /^GET \/report: P99 integration latency 5 s over 40 requests, too few for a P99/,
  );
  expect(finding?.actions[0]).toContain('GET /report');
});

test('the whole is said with its worst endpoint', () => {
  const finding = findingOf('slow-integration', [
    ...many(200),
    ...many(100, { endpoint: 'GET /report', integrationLatency: 5_000, responseLatency: 5_010 }),
  ]);
  expect(finding?.summary).toContain('; worst endpoint GET /report (P99 5 s).');
});

test('the meaning tells a slow tail from a backend that is slow throughout', () => {
  const tail = findingOf('slow-integration', [...many(98), slow(4_000), slow(4_000)]);
  expect(tail?.meaning).toContain('Half of the requests take 100 ms or less');
  expect(tail?.meaning).toContain('2 requests took longer than 2.5 s');
  const throughout = findingOf(
    'slow-integration',
    many(100, { integrationLatency: 4_000, responseLatency: 4_010 }),
  );
  expect(throughout?.meaning).toContain('Even the median (4 s)');
  const between = findingOf('slow-integration', [
    ...many(98, { integrationLatency: 2_000, responseLatency: 2_010 }),
    slow(4_000),
    slow(4_000),
  ]);
  expect(between?.meaning).not.toMatch(/median|tail:/);
});

test('where the gateway takes most of the time, it says so', () => {
  const finding = findingOf('slow-integration', [
    ...many(98, { integrationLatency: 10, responseLatency: 5_000 }),
    slow(4_000),
    slow(4_000),
  ]);
  expect(finding?.summary).toContain("so the gateway's own work (overhead), not the backend");
  expect(finding?.summary).not.toContain('the backend is the bottleneck');
});

test('timeouts are named as left out', () => {
  const finding = findingOf('slow-integration', [
    ...many(98),
    slow(4_000),
    slow(4_000),
    timedOut(),
  ]);
  expect(finding?.meaning).toContain('1 request timed out');
});
