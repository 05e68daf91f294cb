import { thresholdLookup } from './thresholds';
import { testSettings } from './testing/settings';

const settings = testSettings({
  thresholdOverrides: [
    { endpoint: 'POST /api/*', thresholds: { slowIntegrationP99: 9_000 } },
    { endpoint: '*', thresholds: { slowIntegrationP99: 5_000, serverErrorRate: 0.2 } },
    { endpoint: '/api/health', thresholds: { highLatencyP99: 200 } },
  ],
});

test('the first match that names a threshold sets it', () => {
  const lookup = thresholdLookup(settings);
  expect(lookup('POST /api/reports')).toMatchObject({
    slowIntegrationP99: 9_000,
    serverErrorRate: 0.2,
    highLatencyP99: 3_000,
  });
  expect(lookup('GET /api/health')).toMatchObject({
    slowIntegrationP99: 5_000,
    highLatencyP99: 200,
  });
});

test('the whole source keeps its own thresholds', () => {
  expect(thresholdLookup(settings)('')).toEqual(settings.thresholds);
});

test('an answer is remembered', () => {
  const lookup = thresholdLookup(settings);
  expect(lookup('GET /x')).toBe(lookup('GET /x'));
});
