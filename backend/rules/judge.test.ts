import { fakeProvider } from './testing/fake-provider';
import { testSettings } from './testing/settings';
import { findingOf } from './testing/run-rules';
import { many, minute, noon } from './testing/traffic';
import { Judge } from './judge';
import { highLatency } from './catalogue/high-latency';
import { slowIntegration } from './catalogue/slow-integration';

const lenient = testSettings({
  thresholdOverrides: [
    {
      endpoint: 'POST /reports',
      thresholds: { slowIntegrationP99: 20_000, highLatencyP99: 20_000 },
    },
  ],
});

const reports = many(100, {
  endpoint: 'POST /reports',
  integrationLatency: 15_000,
  responseLatency: 15_020,
});

function whole(requests: ReturnType<typeof many>, settings = lenient) {
  const range = fakeProvider(requests, settings, {
    fromMs: noon,
    toMs: noon + 60 * minute,
  }).aggregates(noon, noon + 60 * minute);
  const judge = new Judge(settings);
  return [slowIntegration, highLatency].map((rule) => judge.whole(rule, range)?.severity);
}

test('who allows an endpoint more does not hear of it through the whole', () => {
  expect(whole([...many(900), ...reports])).toEqual([undefined, undefined]);
  expect(whole([...many(900), ...reports], testSettings())).toEqual(['high', 'high']);
  expect(findingOf('slow-integration', [...many(900), ...reports], lenient)).toBeUndefined();
});

test('what fires without such endpoints fires, as severe as without them', () => {
  const slow = many(10, { integrationLatency: 4_000, responseLatency: 4_020 });
  expect(whole([...many(890), ...slow, ...reports])).toEqual(['warning', 'warning']);
  const slower = many(10, { integrationLatency: 11_000, responseLatency: 11_020 });
  expect(whole([...many(890), ...slower, ...reports])).toEqual(['high', 'high']);
});

test('a stricter endpoint does not make the whole fire', () => {
  const strict = testSettings({
    thresholdOverrides: [{ endpoint: 'GET /orders', thresholds: { slowIntegrationP99: 50 } }],
  });
  expect(whole(many(500), strict)).toEqual([undefined, undefined]);
  const finding = findingOf('slow-integration', many(500), strict);
  expect(finding).toMatchObject({ scope: 'endpoint', severity: 'warning' });
});

test('a source of lenient endpoints alone is silent', () => {
  expect(whole(reports)).toEqual([undefined, undefined]);
});
