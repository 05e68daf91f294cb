import fc from 'fast-check';
import { errorClassOf } from '../accesslog/error-text';
import { createAggregates } from '../latency/aggregate/create-aggregates';
import { emptyCells, type Cells } from '../latency/cells/cells';
import { alertVerdicts } from './alert-values';
import { episodes } from './episodes';
import { findings } from './findings';
import { rules } from './registry';
import { fakeProvider, type FakeRequest } from './testing/fake-provider';
import { testSettings } from './testing/settings';
import { minute, noon } from './testing/traffic';

const binMs = 5 * minute;
const range = { fromMs: noon, toMs: noon + 120 * minute, binMs };

/** Cells of single requests, as the sparse shape of the cell query gives them. */
function cellsOf(requests: readonly FakeRequest[]): Cells {
  return {
    ...emptyCells(binMs),
    size: requests.length,
    requests: requests.length,
    routeTable: requests.map(({ endpoint }) => {
      const [httpMethod = '-', resourcePath = '-'] = endpoint.split(' ');
      return {
        kind: 'rest',
        log: '1:log',
        apiId: 'api',
        stage: 'prod',
        httpMethod,
        resourcePath,
        routeKey: '-',
        eventType: '-',
        path: '-',
      };
    }),
    outcomeTable: requests.map(({ status, errorResponseType, streamed }) => ({
      status,
      errorResponseType: errorResponseType ?? '-',
      responseTransferMode: streamed === true ? 'STREAMED' : '-',
      errorFlags: 0,
    })),
    bins: Int32Array.from(requests, ({ timeMs }) => Math.floor(timeMs / binMs)),
    routes: Int32Array.from(requests.keys()),
    outcomes: Int32Array.from(requests.keys()),
    counts: new Uint32Array(requests.length).fill(1),
    integrations: Float64Array.from(requests, (one) => one.integrationLatency ?? Number.NaN),
    responses: Float64Array.from(requests, (one) => one.responseLatency ?? Number.NaN),
  };
}

const latency = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 400, max: 30_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(2_500, 2_501, 3_000, 3_001, 10_000, 24_650, 28_500) },
);

const anyRequest: fc.Arbitrary<FakeRequest> = fc
  .record({
    timeMs: fc.integer({ min: range.fromMs, max: range.toMs - 1 }),
    endpoint: fc.constantFrom('GET /a', 'GET /b', 'POST /c', 'OPTIONS /a'),
    status: fc.constantFrom(200, 200, 200, 200, 401, 429, 500, 502, 503, 504),
    integrationLatency: fc.oneof(
      { weight: 8, arbitrary: latency },
      { weight: 1, arbitrary: fc.constantFrom(null, null, -1) },
    ),
    overhead: fc.option(fc.integer({ min: 0, max: 4_000 }), { freq: 30 }),
    errorResponseType: fc.oneof(
      { weight: 12, arbitrary: fc.constant('-') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('INTEGRATION_TIMEOUT', 'THROTTLED', 'INTEGRATION_FAILURE'),
      },
    ),
    streamed: fc.boolean(),
  })
  .map(({ overhead, ...rest }) => ({
    ...rest,
    responseLatency:
      overhead === null ? null : Math.max(rest.integrationLatency ?? 0, 0) + overhead,
    errorClass: errorClassOf(rest.errorResponseType, 0),
  }));

const settings = testSettings({
  thresholdOverrides: [
    { endpoint: 'POST *', thresholds: { slowIntegrationP99: 8_000, nearTimeoutShare: 0.5 } },
    { endpoint: '/b', thresholds: { serverErrorRate: 0.4 } },
  ],
  timeouts: { overrides: [{ endpoint: '/c', ms: 20_000 }], toleranceMs: 500 },
});

test('findings and episodes of real aggregates are those of the brute force', () => {
  fc.assert(
    fc.property(fc.array(anyRequest, { maxLength: 400, size: 'max' }), (requests) => {
      const real = createAggregates(cellsOf(requests), settings, range);
      const plain = fakeProvider(requests, settings, range);
      expect(findings(real, settings)).toEqual(closeTo(findings(plain, settings)));
      expect(episodes(real, settings)).toEqual(closeTo(episodes(plain, settings)));
      const endpoints = ['GET /a', 'GET /b', 'POST /c', 'OPTIONS /a', 'GET /none'];
      const scope = { fromMs: range.toMs - 10 * minute, toMs: range.toMs, rules, endpoints };
      const [verdicts, expected] = [real, plain].map((provider) =>
        alertVerdicts(provider, settings, scope).map(({ own, judged, ...verdict }) => ({
          ...verdict,
          requests: own?.requests,
          p99: judged?.integration.percentile(0.99),
        })),
      );
      expect(verdicts).toEqual(expected);
      const bounds = [10, 100, 400, 3_000, 29_000];
      const counts = [real, plain].map((provider) => {
        const { whole, endpoints: each } = provider.aggregates(range.fromMs, range.toMs);
        return [whole, ...each].map(
          (one) =>
            [one.endpoint, [...one.responseCounts(bounds)].sort(([a], [b]) => a - b)] as const,
        );
      });
      expect(new Map(counts[0])).toEqual(new Map(counts[1]));
    }),
    // A failure is not shrunk: the brute force would take minutes over it.
    { numRuns: 40, endOnFailure: true },
  );
});

/** Sums of decimals differ in their last digits by the order of adding. */
function closeTo(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? value : (expect.closeTo(value, 9) as unknown);
  }
  if (Array.isArray(value)) return value.map(closeTo);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, closeTo(entry)]));
  }
  return value;
}
