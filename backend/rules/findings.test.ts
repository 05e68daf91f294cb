import { Finding } from '@tailgate/contract';
import { Value } from '@sinclair/typebox/value';
import { findings } from './findings';
import { fakeProvider } from './testing/fake-provider';
import { findingOf, findingsOf } from './testing/run-rules';
import { testSettings } from './testing/settings';
import { many, minute, noon, request, slow, timedOut } from './testing/traffic';

const incident = [
  ...many(800, {}, 60 * minute),
  ...many(30, { endpoint: 'GET /search', integrationLatency: 12_000, responseLatency: 12_030 }),
  ...many(40, { endpoint: 'GET /search', status: 502 }),
  ...many(20, { status: 429, integrationLatency: null, errorResponseType: 'THROTTLED' }),
  ...Array.from({ length: 8 }, () => timedOut({ timeMs: noon + 30 * minute })),
  slow(26_000),
];

test('healthy traffic gives no finding', () => {
  const refused = many(500, { status: 401, integrationLatency: null, responseLatency: 4 });
  const preflight = many(500, { endpoint: 'OPTIONS /orders', integrationLatency: null });
  expect(findingsOf([...many(5_000, {}, 60 * minute), ...refused, ...preflight])).toEqual([]);
});

test('nothing read gives no finding', () => {
  expect(findingsOf([])).toEqual([]);
  expect(findingsOf([timedOut()], testSettings(), { fromMs: noon, toMs: noon })).toEqual([]);
});

test('an incident: one finding per rule, worst first, each as the contract says', () => {
  const found = findingsOf(incident);
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['high-5xx', 'critical'],
    ['integration-timeout', 'critical'],
    ['slow-integration', 'high'],
    ['high-latency', 'high'],
    ['throttled', 'warning'],
    ['near-timeout', 'warning'],
  ]);
  for (const finding of found) {
    expect([...Value.Errors(Finding, finding)]).toEqual([]);
    expect(finding.window).toEqual({
      from: new Date(noon).toISOString(),
      to: new Date(noon + 60 * minute).toISOString(),
    });
    expect(finding.source).toBe('test');
    expect(finding.title).not.toBe('');
    expect(finding.summary).toMatch(/\d.*\.$/s);
    expect(finding.actions.length).toBeGreaterThan(0);
    expect(finding.related).not.toContain(finding.rule);
  }
});

test('the finding about the whole lists each endpoint that fires, worst first', () => {
  const finding = findingOf('high-latency', incident);
  expect(
    finding?.endpoints.map(({ endpoint, severity, count, requests, confidence, causedBy }) => [
      endpoint,
      severity,
      count,
      requests,
      confidence,
      causedBy,
    ]),
  ).toEqual([
    ['GET /search', 'high', 30, 70, 'low', ['slow-integration']],
    ['POST /api/reports/generate', 'high', 8, 8, 'low', ['integration-timeout']],
  ]);
  // 30 slow answers and 8 timeouts: without the timeouts it would be just as severe.
  expect(finding?.causedBy).toEqual(['slow-integration']);
  expect(finding?.endpoints[0]?.values).toMatchObject({
    p99Response: { value: 12_030, unit: 'ms' },
  });
});

test('where only an endpoint fires it is the subject', () => {
  const finding = findingOf('high-5xx', [
    ...many(9_000),
    ...many(30, { endpoint: 'GET /b', status: 500 }),
    ...many(20, { endpoint: 'GET /c', status: 500 }),
    ...many(30, { endpoint: 'GET /c' }),
  ]);
  expect(finding).toMatchObject({
    scope: 'endpoint',
    severity: 'critical',
    evidence: { sampleSize: 30, values: { serverErrors: { value: 30, unit: 'count' } } },
  });
  expect(finding?.summary).toMatch(/^GET \/b: 30 of 30 requests/);
  expect(finding?.endpoints.map(({ endpoint }) => endpoint)).toEqual(['GET /b', 'GET /c']);
});

test('a worse endpoint raises the severity, unless its sample is too small', () => {
  const base = many(10_000);
  const errors = many(200, { status: 500 });
  const down = (count: number) => many(count, { endpoint: 'GET /down', status: 500 });
  expect(findingOf('high-5xx', [...base, ...errors])?.severity).toBe('warning');
  expect(findingOf('high-5xx', [...base, ...errors, ...down(4)])?.severity).toBe('warning');
  expect(findingOf('high-5xx', [...base, ...errors, ...down(5)])).toMatchObject({
    severity: 'critical',
    scope: 'source',
  });
});

test('endpoints with too small a sample come last', () => {
  const finding = findingOf('slow-integration', [
    ...many(9_000),
    slow(20_000, { endpoint: 'GET /rare' }),
    ...many(98, { endpoint: 'GET /common' }),
    slow(3_000, { endpoint: 'GET /common' }),
    slow(3_000, { endpoint: 'GET /common' }),
  ]);
  expect(finding?.endpoints.map(({ endpoint, confidence }) => [endpoint, confidence])).toEqual([
    ['GET /common', 'high'],
    ['GET /rare', 'low'],
  ]);
  expect(finding?.confidence).toBe('high');
});

test('equal endpoints stand by name', () => {
  const names = ['GET /c', 'GET /a', 'GET /b'];
  const finding = findingOf(
    'integration-timeout',
    names.map((endpoint) => timedOut({ endpoint })),
  );
  expect(finding?.endpoints.map(({ endpoint }) => endpoint)).toEqual([
    'GET /a',
    'GET /b',
    'GET /c',
  ]);
});

test('the sentence names five endpoints, the list all', () => {
  const requests = Array.from({ length: 8 }, (_, index) =>
    timedOut({ endpoint: `POST /${index}` }),
  );
  const finding = findingOf('integration-timeout', requests);
  expect(finding?.summary).toContain('POST /4 (1), and 3 more');
  expect(finding?.endpoints).toHaveLength(8);
});

test('the affected requests tell when it happened', () => {
  const finding = findingOf('integration-timeout', [
    ...many(500, {}, 60 * minute),
    ...many(9, { ...timedOut(), timeMs: noon + 20 * minute }, 10 * minute),
    timedOut({ timeMs: noon + 55 * minute }),
  ]);
  expect(finding?.evidence.concentration).toEqual({
    from: new Date(noon + 20 * minute).toISOString(),
    to: new Date(noon + 30 * minute).toISOString(),
    count: 9,
    share: 0.9,
  });
});

test('the order of the requests does not matter', () => {
  expect(findingsOf([...incident].reverse())).toEqual(findingsOf(incident));
});

test('a time that no calendar has is an error of ours', () => {
  const settings = testSettings();
  const provider = { ...fakeProvider([timedOut()], settings, { fromMs: 0, toMs: 1e300 }) };
  expect(() => findings(provider, settings)).toThrow(/is no time/);
});

test('one request alone is judged', () => {
  expect(findingsOf([request()])).toEqual([]);
  expect(findingsOf([slow(3_500)]).map(({ rule, confidence }) => [rule, confidence])).toEqual([
    ['slow-integration', 'low'],
    ['high-latency', 'low'],
  ]);
});
