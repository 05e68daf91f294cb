import { Episode, Finding } from '@tailgate/contract';
import { Value } from '@sinclair/typebox/value';
import fc from 'fast-check';
import type { Distribution, EndpointAggregates } from '../latency/aggregates';
import { errorClasses, timeoutSignals } from '../accesslog/canonical';
import { rules } from './registry';
import type { FakeRequest } from './testing/fake-provider';
import { episodesOf, findingsOf } from './testing/run-rules';
import { testSettings } from './testing/settings';
import { minute, noon } from './testing/traffic';

const anyNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
const anyShare = fc.option(anyNumber);

const anyDistribution: fc.Arbitrary<Distribution> = fc
  .record({ count: anyNumber, sum: anyNumber, max: anyNumber, value: fc.option(anyNumber) })
  .map(({ count, sum, max, value }) => ({ count, sum, max, percentile: () => value }));

const anyCounts = fc
  .array(fc.tuple(fc.oneof(anyNumber, fc.constantFrom(200, 429, 500, 502, 504)), anyNumber))
  .map((entries) => new Map(entries));

/** Aggregates that no log could give. */
const anyAggregates: fc.Arbitrary<EndpointAggregates> = fc
  .record({
    endpoint: fc.string(),
    requests: anyNumber,
    withIntegration: anyNumber,
    withoutIntegration: anyNumber,
    integration: anyDistribution,
    backend: anyDistribution,
    response: anyDistribution,
    allResponses: anyDistribution,
    overhead: anyDistribution,
    overheadStandardDeviation: anyShare,
    backendShare: anyShare,
    timeouts: anyNumber,
    timeoutSignals: fc
      .array(fc.tuple(fc.constantFrom(...timeoutSignals), anyNumber))
      .map((entries) => new Map(entries)),
    timeoutStatuses: anyCounts,
    nearTimeouts: anyNumber,
    timeoutMs: anyNumber,
    statuses: anyCounts,
    serverErrors: anyNumber,
    throttledByGateway: anyNumber,
    throttledByBackend: anyNumber,
    errorClasses: fc
      .array(fc.tuple(fc.constantFrom(...errorClasses), anyNumber))
      .map((entries) => new Map(entries)),
    slowest: anyShare,
    bins: anyCounts,
    affectedCount: anyNumber,
  })
  .map(({ slowest, bins, affectedCount, ...rest }) => ({
    ...rest,
    backendShareOfSlowest: () => slowest,
    binCounts: () => bins,
    affected: () => affectedCount,
    responseCounts: () => new Map(),
  }));

test('no rule throws, whatever the aggregates', () => {
  const { thresholds } = testSettings();
  fc.assert(
    fc.property(anyAggregates, (aggregates) => {
      for (const rule of rules) {
        const hit = rule.evaluate(aggregates, thresholds);
        for (const explanation of rule.explains) explanation.holds(aggregates, thresholds);
        if (hit === undefined) continue;
        const figures = rule.figures(aggregates, thresholds);
        const subject = { aggregates, thresholds, hit, count: aggregates.timeouts, figures };
        const speech = { ...subject, endpoints: [subject] };
        const texts = [rule.summary(speech), rule.meaning(speech), ...rule.actions(speech)];
        for (const text of texts) expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
        rule.signals?.(aggregates);
      }
    }),
    { numRuns: 3_000 },
  );
});

const latency = fc.oneof(
  fc.integer({ min: 0, max: 500 }),
  fc.constantFrom(2_500, 2_501, 3_001, 10_000, 24_650, 28_600, 29_010),
);

const anyRequest: fc.Arbitrary<FakeRequest> = fc.record(
  {
    timeMs: fc.integer({ min: noon, max: noon + 60 * minute - 1 }),
    endpoint: fc.constantFrom('GET /a', 'GET /b', 'POST /c'),
    status: fc.constantFrom(200, 200, 200, 401, 429, 500, 502, 503, 504),
    integrationLatency: fc.option(fc.oneof(latency, fc.constant(-1))),
    responseLatency: fc.option(latency),
    errorResponseType: fc.constantFrom('INTEGRATION_TIMEOUT', 'THROTTLED', 'INTEGRATION_FAILURE'),
    streamed: fc.boolean(),
  },
  { requiredKeys: ['timeMs', 'endpoint', 'status', 'integrationLatency', 'responseLatency'] },
);

const anySettings = fc
  .array(
    fc.record({
      endpoint: fc.constantFrom('GET /a', 'GET *', '*'),
      thresholds: fc.record(
        {
          slowIntegrationP99: latency.map((ms) => ms + 1),
          highLatencyP99: latency.map((ms) => ms + 1),
          serverErrorRate: fc.double({ min: 0, max: 1, noNaN: true }),
        },
        { requiredKeys: [] },
      ),
    }),
    { maxLength: 3 },
  )
  .map((thresholdOverrides) => testSettings({ thresholdOverrides }));

test('findings and episodes keep the contract, whatever the requests', () => {
  fc.assert(
    fc.property(fc.array(anyRequest, { maxLength: 150 }), anySettings, (requests, settings) => {
      const found = findingsOf(requests, settings);
      expect(new Set(found.map(({ rule }) => rule)).size).toBe(found.length);
      for (const finding of found) {
        expect(Value.Check(Finding, finding)).toBe(true);
        const fired = new Set(found.map(({ rule }) => rule));
        for (const cause of finding.causedBy) expect(fired).toContain(cause);
        if (finding.scope === 'endpoint') expect(finding.endpoints.length).toBeGreaterThan(0);
        for (const { count, requests: all } of finding.endpoints) {
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(all);
        }
      }
      for (const episode of episodesOf(requests, settings)) {
        expect(Value.Check(Episode, episode)).toBe(true);
        expect(episode.from < episode.to).toBe(true);
        expect(episode.worst.at >= episode.from && episode.worst.at < episode.to).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
