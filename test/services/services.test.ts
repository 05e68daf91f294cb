import {
  type AnswerInfo,
  EpisodesAnswer,
  FindingsAnswer,
  LatencyAnswer,
  type LatencyQuery,
  LogsAnswer,
  SlowRequestsAnswer,
  TimeoutsAnswer,
  ValuesAnswer,
} from '@tailgate/contract';
import { Value } from '@sinclair/typebox/value';
import type { TSchema } from '@sinclair/typebox';
import { TailgateError } from '../../backend/errors';
import { clockText } from '../../backend/services/clock-text';
import { createServices } from '../../backend/services/create-services';
import type { Services } from '../../backend/services/services';
import { brokenJson } from '../golden/broken-json';
import { integrationTimeout } from '../golden/integration-timeout';
import { slowIntegration } from '../golden/slow-integration';
import { liveEngine, type LiveEngine } from './live-engine';

const slow = slowIntegration();
const timeouts = integrationTimeout();
const broken = brokenJson();
const textOnly = {
  name: 'text-only',
  lines: ['hello there', 'nothing to see'],
  fromMs: slow.fromMs,
  toMs: slow.toMs,
};
const range = { from: timeouts.fromMs, to: timeouts.toMs };
const later = Math.max(slow.toMs, timeouts.toMs, broken.toMs) + 6 * 3_600_000;

let engine: LiveEngine;
let services: Services;
let now = later;
beforeAll(async () => {
  engine = await liveEngine([slow, timeouts, broken, textOnly]);
});
afterAll(() => engine.close());
beforeEach(() => {
  now = later;
  engine.asked.length = 0;
  engine.before = () => Promise.resolve();
  services = createServices({
    sources: [
      engine.source('timeouts', ['integration-timeout']),
      engine.source('slow', ['slow-integration']),
      engine.source('broken', ['broken-json']),
      engine.source('both', ['integration-timeout', 'slow-integration']),
      engine.source('missing', ['slow-integration', 'gone']),
      engine.source('text', ['text-only']),
    ],
    pricePerGb: 0.005,
    now: () => now,
  });
});
afterEach(() => services.close());

const errorsOf = (schema: TSchema, answer: unknown) => [...Value.Errors(schema, answer)];
const textsOf = ({ info }: { readonly info: AnswerInfo }): string =>
  info.notices.map(({ text }) => text).join(' ');
const sum = (values: readonly (number | null)[] = []) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe('timeouts', () => {
  it('are counted as the log has them, and read once', async () => {
    const query = { kind: 'timeouts', source: 'timeouts', ...range, groupBy: 'endpoint' } as const;
    const answer = await services.queryTimeouts(query);
    expect(errorsOf(TimeoutsAnswer, answer)).toEqual([]);
    expect(answer.total).toBe(23);
    expect(
      answer.series
        .slice(0, 2)
        .map(({ endpoint, total, timeouts: each }) => [endpoint, total, sum(each)]),
    ).toEqual([
      ['POST /api/reports/generate', 18, 18],
      ['POST /api/export/csv', 5, 5],
    ]);
    expect(answer.signals.length).toBeGreaterThan(0);
    expect(answer.info.bytesScanned).toBeGreaterThan(0);
    expect(answer.info.priceUsd).toBeCloseTo((answer.info.bytesScanned / 1e9) * 0.005, 12);
    expect(answer.info.fromCache).toBe(0);
    const { length } = engine.asked;
    const again = await services.queryTimeouts({ ...query, groupBy: 'none' });
    expect(again.total).toBe(23);
    expect(again.info).toMatchObject({ bytesScanned: 0, fromCache: 1 });
    expect(engine.asked).toHaveLength(length);
    expect(services.totals()).toMatchObject({ queriesRun: length, queriesFailed: 0 });
    expect(services.totals().slicesRemembered).toBeGreaterThan(0);
  });

  it('are those of the endpoints asked for', async () => {
    const endpoints = ['POST /api/export/csv', 'GET /no/such'];
    for (const groupBy of ['none', 'endpoint'] as const) {
      const answer = await services.queryTimeouts({
        kind: 'timeouts',
        source: 'timeouts',
        ...range,
        endpoints,
        groupBy,
      });
      expect([answer.total, answer.series.map(({ total }) => total)]).toEqual([5, [5]]);
    }
  });
});

describe('latencies', () => {
  const query: LatencyQuery = {
    kind: 'latency',
    source: 'slow',
    from: slow.fromMs,
    to: slow.toMs,
    binMs: 3_600_000,
    percentiles: [0.5, 0.95, 0.99, 0.999],
  };

  it('have the percentiles of the log', async () => {
    const answer = await services.queryLatency(query);
    expect(errorsOf(LatencyAnswer, answer)).toEqual([]);
    const [series] = answer.series;
    expect(answer.times).toEqual([slow.fromMs]);
    expect(sum(series?.requests)).toBe(slow.lines.length);
    expect(series?.withoutIntegration).toEqual([640]);
    const within = (name: string, ms: number) => {
      const [value] = series?.backend[name] ?? [];
      expect(Math.abs((value ?? 0) - ms) / ms).toBeLessThanOrEqual(0.01);
    };
    within('p50', 320);
    within('p95', 1_900);
    within('p99', 3_800);
    expect(series?.backend['p99.9']).toHaveLength(1);
    expect(series?.backendShare[0]).toBeCloseTo(0.92, 2);
  });

  it('come in bins of five minutes, and by endpoint', async () => {
    const answer = await services.queryLatency({
      ...query,
      binMs: 60_000,
      groupBy: 'endpoint',
      maxSeries: 2,
    });
    expect(errorsOf(LatencyAnswer, answer)).toEqual([]);
    expect([answer.binMs, answer.times.length, answer.series.length]).toEqual([300_000, 12, 2]);
    expect(textsOf(answer)).toMatch(
      /\d endpoints that lost less time are left out: raise maxSeries/,
    );
  });

  it('are first those of the endpoints that lost the most time', async () => {
    const grouped = { ...query, groupBy: 'endpoint', maxSeries: 100 } as const;
    const all = await services.queryLatency({ ...grouped, percentiles: [0.999] });
    const lost = all.series.map(({ summary }) => summary.timeLostMs);
    expect(lost).toEqual(lost.toSorted((one, other) => other - one));
    expect(lost[0]).toBeGreaterThan(0);
    // The median is the true one, whatever percentiles were asked for.
    const again = await services.queryLatency({ ...grouped, percentiles: [0.01] });
    expect(again.series.map(({ summary }) => summary.timeLostMs)).toEqual(lost);
  });

  it('come with a summary of the whole range, and the limits that apply', async () => {
    const answer = await services.queryLatency({ ...query, groupBy: 'endpoint' });
    const all = await services.queryLatency(query);
    const [whole] = all.series;
    const [busiest] = answer.series;
    expect(whole?.summary).toMatchObject({
      requests: slow.lines.length,
      withIntegration: 12_400,
      withoutIntegration: 640,
      timeouts: 0,
      nearTimeouts: 0,
      integrationTimeoutMs: 29_000,
      slowIntegrationP99Ms: 2_500,
      highLatencyP99Ms: 3_000,
    });
    // One bin holds the whole range, so both say the same of it.
    for (const { summary, ...bins } of [...all.series, ...answer.series]) {
      expect(summary.backend).toEqual(
        Object.fromEntries(Object.entries(bins.backend).map(([name, [value]]) => [name, value])),
      );
      expect([summary.requests, summary.backendShare]).toEqual([
        bins.requests[0],
        bins.backendShare[0],
      ]);
    }
    const { backendSumMs = 0, responseSumMs = 1, backendShare } = whole?.summary ?? {};
    expect(backendSumMs / responseSumMs).toBeCloseTo(backendShare ?? 0, 12);
    expect(busiest?.summary.requests).toBeLessThan(slow.lines.length);
  });

  it('show the limits of an endpoint where one alone is asked for', async () => {
    const { endpoint = '' } =
      (await services.queryLatency({ ...query, groupBy: 'endpoint' })).series[0] ?? {};
    const own = createServices({
      sources: [
        engine.source('slow', ['slow-integration'], {
          thresholdOverrides: [{ endpoint, thresholds: { slowIntegrationP99: 9_000 } }],
        }),
      ],
      pricePerGb: 0,
      now: () => now,
    });
    const limitOf = async (over: Partial<LatencyQuery>) =>
      (await own.queryLatency({ ...query, ...over })).series[0]?.summary.slowIntegrationP99Ms;
    expect(await limitOf({})).toBe(2_500);
    expect(await limitOf({ endpoints: [endpoint] })).toBe(9_000);
    expect(await limitOf({ groupBy: 'endpoint' })).toBe(9_000);
    await own.close();
  });

  it('are counted by bin and bucket as the log has them', async () => {
    const binMs = 10 * 60_000;
    const answer = await services.queryLatency({ ...query, binMs, buckets: true });
    expect(errorsOf(LatencyAnswer, answer)).toEqual([]);
    const [buckets] = answer.buckets;
    const bounds = buckets?.boundsMs ?? [];
    const logged = slow.lines.flatMap((line) => {
      const numberOf = (key: string) => Number(new RegExp(`"${key}":"(-?\\d+)"`).exec(line)?.[1]);
      if (Number.isNaN(numberOf('integrationLatency'))) return [];
      return [{ time: numberOf('requestTimeEpoch'), response: numberOf('responseLatency') }];
    });
    expect(answer.times).toHaveLength(6);
    answer.times.forEach((start, bin) => {
      const within = logged.filter(({ time }) => time >= start && time < start + binMs);
      const upTo = (ms: number) => within.filter(({ response }) => response <= ms).length;
      bounds.forEach((bound, place) => {
        const below = sum(buckets?.counts.slice(0, place + 1).map((row) => row[bin] ?? 0));
        // A dense read knows a latency to 1 %.
        expect(below).toBeGreaterThanOrEqual(upTo(bound / 1.011));
        expect(below).toBeLessThanOrEqual(upTo(bound * 1.011));
      });
    });
    expect(sum(buckets?.counts.flat())).toBe(12_400);
    expect(sum(buckets?.counts.at(-1))).toBe(0);
    const grouped = await services.queryLatency({
      ...query,
      binMs,
      buckets: true,
      groupBy: 'endpoint',
    });
    expect(grouped.buckets.map(({ endpoint }) => endpoint)).toEqual(
      grouped.series.map(({ endpoint }) => endpoint),
    );
    // An endpoint of preflights alone has responses, though no integration.
    const preflights = slow.lines.filter((line) => line.includes('"OPTIONS"')).length;
    expect(sum(grouped.buckets.flatMap(({ counts }) => counts.flat()))).toBe(12_400 + preflights);
    expect(new Set(grouped.buckets.map(({ boundsMs }) => boundsMs.join())).size).toBe(1);
    expect((await services.queryLatency(query)).buckets).toEqual([]);
  });

  it('of an empty range are empty', async () => {
    const from = slow.fromMs - 86_400_000;
    const answer = await services.queryLatency({
      ...query,
      from,
      to: from + 3_600_000,
      buckets: true,
    });
    expect(answer.buckets).toEqual([]);
    expect(answer.series[0]?.summary).toMatchObject({ requests: 0, backendShare: null });
    expect(errorsOf(LatencyAnswer, answer)).toEqual([]);
    expect(sum(answer.series[0]?.requests)).toBe(0);
    expect(answer.series[0]?.backend['p50']).toEqual([null]);
    expect(textsOf(answer)).toContain('no events in this range');
  });
});

describe('findings', () => {
  it('come with examples, and stay as they were computed', async () => {
    const query = { kind: 'findings', source: 'timeouts', ...range } as const;
    const answer = await services.queryFindings(query);
    expect(errorsOf(FindingsAnswer, answer)).toEqual([]);
    expect(answer.findings.map(({ rule }) => rule)).toContain('integration-timeout');
    const finding = answer.findings.find(({ rule }) => rule === 'integration-timeout');
    expect(finding?.evidence.examples).toHaveLength(20);
    const { length } = engine.asked;
    const again = await services.queryFindings({ ...query, rules: ['integration-timeout'] });
    expect(again.findings).toEqual([finding]);
    expect(again.info).toMatchObject({ bytesScanned: 0, fromCache: 1 });
    expect(engine.asked).toHaveLength(length);
  });

  it('look for examples in the busiest hour of a long range', async () => {
    const from = timeouts.fromMs - 10 * 3_600_000;
    await services.queryFindings({ kind: 'findings', source: 'timeouts', from, to: range.to });
    const examples = engine.asked.filter(({ text }) => text.includes('tg_order desc'));
    expect(examples.length).toBeGreaterThan(0);
    for (const { fromMs, toMs } of examples) expect(toMs - fromMs).toBeLessThanOrEqual(3_600_000);
  });

  it('stand without examples where those cannot be read', async () => {
    engine.before = ({ text }) =>
      text.includes('tg_order')
        ? Promise.reject(new TailgateError('unavailable', 'It broke.'))
        : Promise.resolve();
    const answer = await services.queryFindings({ kind: 'findings', source: 'timeouts', ...range });
    expect(answer.findings.length).toBeGreaterThan(0);
    expect(textsOf(answer)).toContain('It broke.');
    expect(services.totals().queriesFailed).toBeGreaterThan(0);
  });

  it('of a log that breaks JSON are read by pattern', async () => {
    const answer = await services.queryTimeouts({
      kind: 'timeouts',
      source: 'broken',
      from: broken.fromMs,
      to: broken.toMs,
    });
    expect(answer.total).toBe(12);
    expect(textsOf(answer)).toContain('not valid JSON');
    expect(textsOf(answer)).not.toContain('are no access log lines');
  });

  it('fail where a log group cannot be read: no answer is better than a wrong one', async () => {
    const answer = services.queryFindings({ kind: 'findings', source: 'missing', ...range });
    await expect(answer).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of the endpoints asked for speak of those alone', async () => {
    const answer = await services.queryFindings({
      kind: 'findings',
      source: 'timeouts',
      ...range,
      endpoints: ['POST /api/export/csv'],
    });
    const [finding] = answer.findings.filter(({ rule }) => rule === 'integration-timeout');
    expect(finding?.endpoints.map(({ endpoint, count }) => [endpoint, count])).toEqual([
      ['POST /api/export/csv', 5],
    ]);
  });
});

describe('episodes', () => {
  it('are the same whatever the zoom', async () => {
    const query = { kind: 'episodes', source: 'timeouts', ...range } as const;
    const answer = await services.queryEpisodes(query);
    expect(errorsOf(EpisodesAnswer, answer)).toEqual([]);
    expect(answer.episodes.length).toBeGreaterThan(0);
    const last = answer.episodes.at(-1);
    const from = Date.parse(last?.from ?? '');
    const zoomed = await services.queryEpisodes({ ...query, from: from + 1, to: from + 60_000 });
    expect(zoomed.episodes).toContainEqual(last);
  });

  it('are of settled windows only', async () => {
    now = timeouts.fromMs + 30 * 60_000;
    const answer = await services.queryEpisodes({ kind: 'episodes', source: 'timeouts', ...range });
    expect(textsOf(answer)).toContain(
      `Episodes are complete up to ${clockText(now - 5 * 60_000, now)}: lines of later requests`,
    );
    const settled = new Date(now - 150_000).toISOString();
    for (const { to } of answer.episodes) expect(to <= settled).toBe(true);
  });
});

describe('slow requests', () => {
  it('are the slowest of the log', async () => {
    const query = {
      kind: 'slow-requests',
      source: 'slow',
      from: slow.fromMs,
      to: slow.toMs,
    } as const;
    const answer = await services.querySlowRequests({ ...query, limit: 50 });
    expect(errorsOf(SlowRequestsAnswer, answer)).toEqual([]);
    const responses = slow.lines
      .map((line) => Number(/"responseLatency":\s*"?(\d+)/.exec(line)?.[1]))
      .sort((a, b) => b - a);
    expect(answer.requests.map(({ responseLatency }) => responseLatency)).toEqual(
      responses.slice(0, 50),
    );
    const endpoint = answer.requests[3]?.endpoint ?? '';
    const only = await services.querySlowRequests({ ...query, endpoints: [endpoint], limit: 5 });
    expect(new Set(only.requests.map((request) => request.endpoint))).toEqual(new Set([endpoint]));
    expect(only.requests).toHaveLength(5);
    const none = await services.querySlowRequests({ ...query, endpoints: ['GET /none'] });
    expect(none.requests).toEqual([]);
  });
});

describe('logs', () => {
  const query = { kind: 'logs', source: 'both', from: 0, to: 0 } as const;
  const ask = (text: string, limit = 10) =>
    services.queryLogs({ ...query, from: slow.fromMs, to: later, text, limit });

  it('answer on the log groups of the source', async () => {
    const answer = await ask('stats count(*) as n by @log | sort @log asc');
    expect(errorsOf(LogsAnswer, answer)).toEqual([]);
    expect(answer.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['@log', 'text'],
      ['n', 'number'],
    ]);
    expect(answer.recordsMatched).toBeGreaterThan(slow.lines.length);
    const cut = await ask('fields @timestamp, nothing', 3);
    expect(cut.rows).toHaveLength(3);
    expect(cut.rows[0]?.[1]).toBeNull();
    expect(cut.info.notices).toEqual([
      { severity: 'warning', topic: 'rows-left-out', text: 'Only the first 3 rows are shown.' },
    ]);
  });

  it.each([
    ['SOURCE "other" | fields @message', 'access-denied'],
    ['fields @message | source "other"', 'access-denied'],
    ['fields @message | unmask(@message)', 'access-denied'],
    ['fields @message | nonsense', 'malformed-query'],
  ])('refuse %s', async (text, code) => {
    await expect(ask(text)).rejects.toMatchObject({ code });
    expect(engine.asked).toEqual([]);
  });

  it('are cut where they would be too large, and say how to narrow them', async () => {
    const small = createServices({
      sources: [engine.source('slow', ['slow-integration'])],
      pricePerGb: 0.005,
      logsAnswerBytes: 2_000,
      now: () => now,
    });
    const wide = { kind: 'logs', from: slow.fromMs, to: slow.toMs, limit: 100 } as const;
    const cut = await small.queryLogs({ ...wide, text: 'fields @message' });
    expect(cut.rows.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(JSON.stringify(cut.rows))).toBeLessThanOrEqual(2_000);
    expect(textsOf(cut)).toContain(`Only the first ${cut.rows.length} of 100 rows are shown`);
    expect(textsOf(cut)).toContain('with fields');
    const narrow = await small.queryLogs({ ...wide, text: 'fields status | limit 50' });
    expect(narrow.rows).toHaveLength(50);
    expect(narrow.info.notices).toEqual([]);
    await small.close();
  });

  it('take such words within text', async () => {
    const answer = await ask('filter @message like "| source" | fields @timestamp');
    expect(answer.rows).toEqual([]);
  });
});

describe('values', () => {
  it.each([
    ['endpoint', 'POST /api/reports/generate'],
    ['status', '504'],
    ['rule', 'integration-timeout'],
    ['log-group', 'integration-timeout'],
  ] as const)('of %s', async (of, expected) => {
    const answer = await services.listValues({ kind: 'values', source: 'timeouts', ...range, of });
    expect(errorsOf(ValuesAnswer, answer)).toEqual([]);
    expect(answer.values).toContain(expected);
    expect(answer.values).not.toContain('-');
  });
});

describe('every query', () => {
  it('needs a source that is there, and a range that makes sense', async () => {
    const ask = (over: object) => services.queryFindings({ kind: 'findings', ...range, ...over });
    await expect(ask({})).rejects.toMatchObject({ code: 'invalid-input', place: 'source' });
    await expect(ask({ source: 'timeout' })).rejects.toMatchObject({
      code: 'not-found',
      remedy: 'Did you mean "timeouts"?',
    });
    const wrong = ask({ source: 'slow', from: range.to });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is dispatched by its kind', async () => {
    const kinds = ['latency', 'timeouts', 'findings', 'episodes', 'slow-requests'] as const;
    for (const kind of kinds) {
      expect((await services.query({ kind, source: 'both', ...range })).kind).toBe(kind);
    }
    const text = 'fields @message';
    const logs = await services.query({ kind: 'logs', source: 'both', ...range, text });
    const values = await services.query({ kind: 'values', source: 'both', ...range, of: 'stage' });
    expect([logs.kind, values.kind]).toEqual(['logs', 'values']);
  });

  it('ends when its caller gives up, and when the services close', async () => {
    const query = { kind: 'findings', source: 'slow', from: slow.fromMs, to: slow.toMs } as const;
    const aborted = services.queryFindings(query, AbortSignal.abort());
    await expect(aborted).rejects.toMatchObject({ code: 'cancelled' });
    engine.before = () => new Promise(() => undefined);
    const running = services.queryFindings(query);
    await services.close();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('at the same time as others costs one read', async () => {
    const query = { kind: 'findings', source: 'timeouts', ...range } as const;
    const answers = await Promise.all([1, 2, 3].map(() => services.queryFindings(query)));
    expect(answers.filter(({ info }) => info.bytesScanned > 0)).toHaveLength(1);
    const cells = engine.asked.filter(({ text }) => text.includes('tg_flags'));
    expect(new Set(cells.map(({ fromMs }) => fromMs)).size).toBe(cells.length);
  });
});

describe('health', () => {
  it('says precisely what is wrong with each source', async () => {
    const settled = timeouts.toMs;
    now = settled;
    const states = new Map((await services.checkHealth()).map((state) => [state.source, state]));
    expect(states.get('timeouts')).toMatchObject({ ok: true });
    expect(states.get('timeouts')?.message).toContain('holds rest access log lines');
    expect(states.get('missing')).toMatchObject({ ok: false });
    expect(states.get('missing')?.message).toContain('There is no log group "gone"');
    const { length } = engine.asked;
    await services.checkHealth();
    const sampled = engine.asked.slice(length).map(({ logGroups }) => logGroups[0]);
    expect(sampled).not.toContain('integration-timeout');
  });

  it('tells of credentials that do not work, and tries again', async () => {
    let works = false;
    const source = engine.source('flaky', ['integration-timeout']);
    const own = createServices({
      sources: [
        {
          ...source,
          connect: () =>
            works
              ? source.connect()
              : Promise.reject(new TailgateError('access-denied', 'No.', { remedy: 'Log in.' })),
        },
      ],
      pricePerGb: 0,
      now: () => timeouts.toMs,
    });
    expect(await own.checkHealth()).toEqual([
      { source: 'flaky', ok: false, message: 'No. Log in.' },
    ]);
    works = true;
    expect(await own.checkHealth()).toMatchObject([{ ok: true }]);
    await own.close();
  });
});

describe('inline sources', () => {
  const open = (allowedLogGroups: readonly string[]) =>
    createServices({
      sources: [engine.source('timeouts', ['integration-timeout'])],
      inlineSources: {
        allowedLogGroups,
        allowedRegions: [],
        open: ({ name, logGroups }) => engine.source(name, logGroups),
      },
      pricePerGb: 0,
      now: () => now,
    });

  it('answer as named ones do, and share what was read', async () => {
    const own = open(['integration-*']);
    const query = { kind: 'timeouts', ...range } as const;
    expect((await own.queryTimeouts(query)).total).toBe(23);
    const { length } = engine.asked;
    const source = own.inlineSource({ logGroups: ['integration-timeout'] });
    expect(source).toBe('inline:integration-timeout');
    expect((await own.queryTimeouts({ ...query, source })).total).toBe(23);
    expect(engine.asked).toHaveLength(length);
    // The list of sources is that of the configuration.
    expect(own.sources()).toEqual(['timeouts']);
    expect(own.listSources()).toEqual([{ name: 'timeouts', logGroups: 1 }]);
    expect(await own.checkHealth(undefined, source)).toMatchObject([{ source, ok: true }]);
    await own.close();
  });

  it('are refused where the configuration does not allow them', async () => {
    const given = { logGroups: ['integration-timeout'] };
    const denied = expect.objectContaining({ code: 'access-denied' }) as unknown;
    expect(() => services.inlineSource(given)).toThrow(denied as Error);
    const own = open(['slow-*']);
    expect(() => own.inlineSource(given)).toThrow('is not allowed');
    await own.close();
  });

  it('are unknown to who guesses their names', async () => {
    const answer = services.checkHealth(undefined, 'inline:integration-timeout');
    await expect(answer).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('lines of another kind are named, with what to do', async () => {
  now = Date.now();
  const answer = await services.queryFindings({
    kind: 'findings',
    source: 'text',
    from: now - 3_600_000,
    to: now,
  });
  expect(answer.findings).toEqual([]);
  expect(textsOf(answer)).toContain('holds no access log lines');
  for (const { state, reason, remedy } of answer.rules) {
    expect(state).toBe('cannot-run');
    expect(reason.length * remedy.length).toBeGreaterThan(0);
  }
});
