import { testSettings } from '../testing/settings';
import { aggregatesFor, findingOf, findingsOf } from '../testing/run-rules';
import { many, slow } from '../testing/traffic';
import { highLatency } from './high-latency';

const { thresholds } = testSettings();

function withP99(p99: number) {
  const over = { integrationLatency: 10, responseLatency: p99 };
  return aggregatesFor([...many(98), ...many(2, over)]);
}

test.each([
  [2_999, undefined],
  [3_000, undefined],
  [3_001, 'warning'],
  [10_000, 'warning'],
  [10_001, 'high'],
])('P99 %p ms is %p', (p99, severity) => {
  expect(highLatency.evaluate(withP99(p99), thresholds)?.severity).toBe(severity);
});

test('overhead that dominates is said, with advice about the gateway', () => {
  const finding = findingOf('high-latency', [
    ...many(98),
    ...many(2, { integrationLatency: 400, responseLatency: 4_000 }),
  ]);
  expect(finding?.summary).toBe(
    'P99 response latency 4 s over 100 requests (median 120 ms, P95 120 ms); ' +
      'the integration is 10 % of the time of the responses above 3 s, ' +
      "so the gateway's own work (overhead), not the backend, takes most of it" +
      '; worst endpoint GET /orders (P99 4 s).',
  );
  expect(finding?.meaning).toContain('a faster backend would change little');
  expect(finding?.actions[0]).toContain('authorizer');
  expect(finding?.evidence.values).toMatchObject({
    p99Overhead: { value: 3_600, unit: 'ms' },
    backendShareOfSlow: { value: 0.1, unit: 'ratio' },
    slowResponses: { value: 2, unit: 'count' },
  });
  expect(finding?.causedBy).toEqual([]);
});

test('one very slow backend answer does not speak for many slow ones', () => {
  const finding = findingOf('high-latency', [
    ...many(200, { integrationLatency: 50, responseLatency: 4_000 }),
    slow(20_000),
  ]);
  expect(finding?.summary).toContain('not the backend, takes most of it');
});

test('a backend that dominates is said, and slow-integration explains it', () => {
  const finding = findingOf('high-latency', [...many(98), slow(4_000), slow(4_000)]);
  expect(finding?.summary).toContain(
    'the integration is 99.5 % of the time of the responses above 3 s, so the backend is the bottleneck',
  );
  expect(finding?.causedBy).toEqual(['slow-integration']);
});

test('slow-integration does not explain a latency that the gateway makes', () => {
  // The backend is slow on some requests; the slow responses are others, and many more.
  const found = findingsOf([
    ...many(100, { integrationLatency: 10, responseLatency: 5_000 }),
    ...many(3, { integrationLatency: 2_600, responseLatency: 2_620 }),
  ]);
  expect(found.map(({ rule }) => rule).sort()).toEqual(['high-latency', 'slow-integration']);
  expect(found.find(({ rule }) => rule === 'high-latency')?.causedBy).toEqual([]);
});

test('requests without an integration do not dilute it', () => {
  const finding = findingOf('high-latency', [
    ...many(98),
    slow(4_000),
    slow(4_000),
    ...many(900, { endpoint: 'OPTIONS /orders', integrationLatency: null, responseLatency: 2 }),
  ]);
  expect(finding?.evidence.sampleSize).toBe(100);
  expect(finding?.meaning).toContain('900 requests without an integration');
});

test('without any integration latency the whole is judged, and nobody blamed', () => {
  const finding = findingOf(
    'high-latency',
    many(100, { integrationLatency: null, responseLatency: 4_000 }),
  );
  expect(finding?.summary).toContain('the log does not tell what share');
  expect(finding?.meaning).toContain('does not tell whether the backend or the gateway');
  expect(finding?.actions[0]).toContain('$context.integrationLatency');
  expect(finding?.summary).not.toContain('bottleneck');
  expect(finding?.evidence.values.backendShareOfSlow).toEqual({ value: null, unit: 'ratio' });
});

test('few requests make it unsure', () => {
  const finding = findingOf('high-latency', [...many(10), slow(4_000)]);
  expect(finding?.confidence).toBe('low');
  expect(finding?.summary).toContain('over 11 requests, too few for a P99');
});
