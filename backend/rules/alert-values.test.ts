import type { AlertMeasure, RuleId, SourceSettings } from '@tailgate/contract';
import fc from 'fast-check';
import { alertRules, alertValue, alertVerdicts } from './alert-values';
import { episodes } from './episodes';
import { implementedRules, rules as allRules } from './registry';
import { severityRank } from './severity';
import { fakeProvider, type FakeRequest } from './testing/fake-provider';
import { testSettings } from './testing/settings';
import { many, minute, noon, request, slow, timedOut } from './testing/traffic';

const endpoint = 'GET /orders';
/** The range of the alerts, five minutes; read are 55 minutes more, as far as a verdict looks back. */
const own = { fromMs: noon + 60 * minute, toMs: noon + 65 * minute };
const read = { fromMs: noon + 5 * minute, toMs: own.toMs };

interface Asked {
  readonly rules?: readonly RuleId[];
  readonly endpoints?: readonly string[];
  readonly measure?: AlertMeasure;
  readonly explainedAsZero?: boolean;
  readonly blind?: readonly RuleId[];
  readonly settings?: SourceSettings;
  readonly fromMs?: number;
}

/** Values by rule and endpoint. */
function valuesOf(requests: readonly FakeRequest[], asked: Asked = {}) {
  const settings = asked.settings ?? testSettings();
  const { rules } = alertRules(asked.rules ?? implementedRules);
  const endpoints = asked.endpoints ?? [endpoint];
  const fromMs = asked.fromMs ?? own.fromMs;
  const verdicts = alertVerdicts(fakeProvider(requests, settings, read), settings, {
    fromMs,
    toMs: own.toMs,
    rules,
    endpoints,
  });
  return Object.fromEntries(
    verdicts.map((verdict) => [
      endpoints.length === 1 ? verdict.rule : `${verdict.rule} ${verdict.endpoint}`,
      alertValue(verdict, asked.measure ?? 'severity', {
        explainedAsZero: asked.explainedAsZero ?? false,
        isBlind: (rule) => asked.blind?.includes(rule) ?? false,
      }),
    ]),
  );
}

/** Healthy requests, evenly over the range itself, and over the 55 minutes before it. */
const inRange = (count: number, over: Partial<FakeRequest> = {}) =>
  many(count, { ...over, timeMs: own.fromMs }, 5 * minute);
const before = (count: number, over: Partial<FakeRequest> = {}) =>
  many(count, { ...over, timeMs: read.fromMs }, 55 * minute);

const nothing = Object.fromEntries(implementedRules.map((rule) => [rule, 0]));
const unknown = Object.fromEntries(implementedRules.map((rule) => [rule, null]));

describe('severity', () => {
  it('is 0 for every rule where 100 healthy requests were judged', () => {
    expect(valuesOf(inRange(100))).toEqual(nothing);
  });

  it('is null for every rule on an endpoint without a request in the range', () => {
    expect(valuesOf([])).toEqual(unknown);
    expect(valuesOf(inRange(100), { endpoints: ['GET /other'] })).toEqual(unknown);
    // However many came before: no request is no sign that all is well.
    expect(valuesOf(before(1_000))).toEqual(unknown);
  });

  it('is 0 from the first request on for rules that fire on a single one', () => {
    expect(valuesOf(inRange(1))).toEqual({
      'slow-integration': null,
      'integration-timeout': 0,
      'near-timeout': 0,
      'high-latency': null,
      'high-5xx': null,
      throttled: 0,
    });
  });

  it.each([
    [99, null],
    [100, 0],
  ])('looks back for rates and percentiles: of %p requests it is %p', (total, value) => {
    const values = valuesOf([...inRange(3), ...before(total - 3)]);
    expect(values).toMatchObject({ 'slow-integration': value, 'high-5xx': value });
  });

  it('needs requests that the rule can judge', () => {
    const preflights = inRange(500, { integrationLatency: null });
    expect(valuesOf(preflights)).toMatchObject({
      'slow-integration': null,
      'integration-timeout': 0,
      // Without an integration anywhere the responses are judged.
      'high-latency': 0,
    });
  });

  it('is that of the finding, 1 to 4', () => {
    const timeouts = (count: number) =>
      many(count, { ...timedOut({ endpoint }), timeMs: own.fromMs });
    expect(valuesOf([...inRange(200), ...timeouts(1)])['integration-timeout']).toBe(3);
    expect(valuesOf([...inRange(20), ...timeouts(2)])['integration-timeout']).toBe(4);
    const slowOnes = inRange(10, slow(4_000));
    expect(valuesOf([...inRange(100), ...slowOnes])['slow-integration']).toBe(2);
  });

  it('is 1 where the sample is too small for what the rule quotes', () => {
    expect(valuesOf([...inRange(10), slow(20_000, { timeMs: own.fromMs })])).toMatchObject({
      'slow-integration': 1,
    });
    expect(valuesOf([request({ status: 500, timeMs: own.fromMs })])['high-5xx']).toBe(1);
  });

  it('fires on requests of the range alone, and resolves after the last one', () => {
    const timeout = timedOut({ endpoint, timeMs: own.fromMs - 1 });
    expect(valuesOf([...inRange(100), timeout])['integration-timeout']).toBe(0);
    const slowBefore = before(60, slow(4_000));
    expect(valuesOf([...inRange(40), ...slowBefore])['slow-integration']).toBe(0);
    // One slow request of its own, and the verdict stands on those before it as well.
    const one = slow(4_000, { timeMs: own.toMs - 1 });
    expect(valuesOf([...inRange(40), ...slowBefore, one])['slow-integration']).toBe(2);
  });

  it('of a range of an hour or more looks no further back', () => {
    const early = many(99, { timeMs: read.fromMs }, minute);
    const asked = { rules: ['slow-integration'] as const };
    expect(valuesOf([...early, ...inRange(1)], asked)).toEqual({ 'slow-integration': 0 });
    // The hour that ends with the range begins at its fifth minute.
    expect(valuesOf(early, { ...asked, fromMs: read.fromMs })).toEqual({
      'slow-integration': null,
    });
    const late = many(100, { timeMs: read.fromMs }, minute);
    expect(valuesOf(late, { ...asked, fromMs: read.fromMs })).toEqual({ 'slow-integration': 0 });
  });

  it('is never 0 where the rule cannot run, but fires on what it sees', () => {
    const blind = implementedRules;
    expect(valuesOf(inRange(100), { blind })).toEqual(unknown);
    const values = valuesOf([...inRange(100), timedOut({ endpoint, timeMs: own.fromMs })], {
      blind,
    });
    expect(values).toMatchObject({ 'integration-timeout': 3, throttled: null });
  });

  it('goes by the thresholds of the endpoint', () => {
    const slowOnes = inRange(200, slow(4_000));
    const settings = testSettings({
      thresholdOverrides: [{ endpoint, thresholds: { slowIntegrationP99: 5_000 } }],
    });
    const rules = ['slow-integration'] as const;
    expect(valuesOf(slowOnes, { rules })).toEqual({ 'slow-integration': 2 });
    expect(valuesOf(slowOnes, { rules, settings })).toEqual({ 'slow-integration': 0 });
  });
});

describe('what another finding explains', () => {
  const outage = [...inRange(100), ...many(20, { ...timedOut({ endpoint }), timeMs: own.fromMs })];

  it('keeps its severity, or counts as 0', () => {
    expect(valuesOf(outage)).toMatchObject({ 'integration-timeout': 4, 'high-latency': 3 });
    const zero = valuesOf(outage, { explainedAsZero: true });
    expect(zero).toMatchObject({ 'integration-timeout': 4, 'high-latency': 0 });
  });

  it('is known even where the explaining rule is not asked for', () => {
    const asked = { rules: ['high-latency'] as const, explainedAsZero: true };
    expect(valuesOf(outage, asked)).toEqual({ 'high-latency': 0 });
  });

  it('is explained on the same endpoint only', () => {
    const elsewhere = outage.map((one) =>
      one.status === 504 ? { ...one, endpoint: 'GET /other' } : one,
    );
    const slowHere = inRange(20, { integrationLatency: 50, responseLatency: 20_000 });
    const values = valuesOf([...elsewhere, ...slowHere], { explainedAsZero: true });
    expect(values).toMatchObject({ 'high-latency': 3, 'integration-timeout': 0 });
  });
});

describe('evidence', () => {
  const requests = [
    ...before(95),
    ...inRange(5),
    ...many(3, { ...slow(4_000), timeMs: own.fromMs }),
    timedOut({ endpoint, timeMs: own.fromMs }),
  ];
  const rules = ['slow-integration', 'integration-timeout'] as const;
  const of = (measure: AlertMeasure, over: Asked = {}) =>
    valuesOf(requests, { rules, measure, ...over });

  it('counts the range itself; percentile and share are those that were judged', () => {
    expect(of('requests')).toEqual({ 'slow-integration': 9, 'integration-timeout': 9 });
    expect(of('affected')).toEqual({ 'slow-integration': 3, 'integration-timeout': 1 });
    expect(of('timeouts')).toEqual({ 'slow-integration': 1, 'integration-timeout': 1 });
    expect(of('p99')['slow-integration']).toBe(4_000);
    const share = of('share')['integration-timeout'];
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThanOrEqual(1);
  });

  it('counts nothing as 0, and has no percentile of nothing', () => {
    const asked = { rules: ['throttled'] as const };
    const values = (measure: AlertMeasure) => valuesOf([], { ...asked, measure }).throttled;
    const measures = ['requests', 'affected', 'timeouts', 'p99', 'share'] as const;
    expect(measures.map(values)).toEqual([0, 0, 0, null, null]);
  });

  it('does not say 0 of what the log cannot tell', () => {
    const quiet = { blind: implementedRules, measure: 'timeouts', rules } as const;
    expect(valuesOf(inRange(10), quiet)).toMatchObject({ 'slow-integration': null });
    expect(valuesOf(inRange(10), { ...quiet, measure: 'affected' })).toMatchObject({
      'slow-integration': null,
    });
  });
});

test('rows come rule by rule in the order of the catalogue, endpoints as given', () => {
  const { rules, missing } = alertRules(['throttled', 'cold-starts', 'slow-integration']);
  expect([rules.map(({ id }) => id), missing]).toEqual([
    ['slow-integration', 'throttled'],
    ['cold-starts'],
  ]);
  const values = valuesOf(inRange(1), {
    rules: ['throttled', 'slow-integration'],
    endpoints: ['GET /b', 'GET /a'],
  });
  expect(Object.keys(values)).toEqual([
    'slow-integration GET /b',
    'slow-integration GET /a',
    'throttled GET /b',
    'throttled GET /a',
  ]);
});

test('an alert on one window fires where the episodes of that window do, as severely', () => {
  const anyRequest = fc.record({
    timeMs: fc.integer({ min: read.fromMs, max: read.toMs - 1 }),
    endpoint: fc.constantFrom('GET /a', 'GET /b'),
    status: fc.constantFrom(200, 200, 200, 429, 500, 504),
    integrationLatency: fc.constantFrom(50, 100, 3_000, 12_000, 28_000, -1, null),
    responseLatency: fc.constantFrom(60, 4_000, 13_000, 29_010),
  });
  const endpoints = ['GET /a', 'GET /b'];
  fc.assert(
    fc.property(fc.array(anyRequest, { maxLength: 300, size: 'max' }), (requests) => {
      const settings = testSettings();
      const provider = fakeProvider(requests, settings, read);
      const last = new Date(own.fromMs).toISOString();
      const end = new Date(own.toMs).toISOString();
      const ending = episodes(provider, settings).filter(({ to }) => to === end);
      const scope = { ...own, rules: allRules, endpoints };
      for (const { rule, endpoint: name, fired } of alertVerdicts(provider, settings, scope)) {
        const episode = ending.find((one) => one.rule === rule && one.endpoint === name);
        expect(fired === undefined).toBe(episode === undefined);
        if (episode?.from !== last) continue;
        expect(fired).toBe(severityRank(episode.severity) + 1);
      }
    }),
    { numRuns: 30, endOnFailure: true },
  );
});
