import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { AlertAnswer, type AlertQuery, type RuleId } from '@tailgate/contract';
import { TailgateError } from '../../backend/errors';
import { createServices } from '../../backend/services/create-services';
import { KnownEndpoints } from '../../backend/services/known-endpoints';
import type { Services } from '../../backend/services/services';
import type { GoldenSet } from '../golden/golden-set';
import { integrationTimeout } from '../golden/integration-timeout';
import { onlyTimeouts } from '../golden/only-timeouts';
import { slowIntegration } from '../golden/slow-integration';
import { liveEngine, type LiveEngine } from './live-engine';

const minute = 60_000;
const hour = 60 * minute;

/** The same lines in a format that names no integration latency. */
function withoutIntegrationLatency(set: GoldenSet): GoldenSet {
  const lines = set.lines.map((line) => line.replace(/"integrationLatency":"[^"]*",/, ''));
  return { ...set, name: 'no-integration-latency', lines };
}

const timeouts = integrationTimeout();
const only = onlyTimeouts();
const slow = slowIntegration();
const lacking = withoutIntegrationLatency(slow);
const reports = 'POST /api/reports/generate';
const exports_ = 'POST /api/export/csv';

let engine: LiveEngine;
let services: Services;
let now: number;
beforeAll(async () => {
  engine = await liveEngine([timeouts, only, slow, lacking]);
});
afterAll(() => engine.close());

/** Services over every set; with known endpoints of a file where one is given. */
function serve(endpoints?: KnownEndpoints): Services {
  return createServices({
    sources: [
      engine.source('timeouts', [timeouts.name]),
      engine.source('only', [only.name]),
      engine.source('slow', [slow.name]),
      engine.source('lacking', [lacking.name]),
      engine.source('mixed', [timeouts.name, lacking.name]),
      engine.source('gone', [timeouts.name, 'gone']),
      engine.source('empty', []),
    ],
    pricePerGb: 0.005,
    now: () => now,
    ...(endpoints === undefined ? {} : { endpoints }),
  });
}

beforeEach(() => {
  now = slow.toMs + 30 * 24 * hour;
  engine.asked.length = 0;
  engine.before = () => Promise.resolve();
  services = serve();
});
afterEach(() => services.close());

type Asked = Partial<AlertQuery> & { readonly rules: RuleId[] };

function ask(set: GoldenSet, source: string, over: Asked) {
  const query = { kind: 'alert', source, from: set.fromMs, to: set.toMs, ...over } as const;
  return services.queryAlert(query);
}

const valuesOf = (answer: AlertAnswer) =>
  new Map(answer.rows.map(({ endpoint, value }) => [endpoint, value]));

/** Requests and timeouts of an endpoint in a range, by plain searching in the lines. */
function countIn(set: GoldenSet, endpoint: string, fromMs: number, toMs: number) {
  const [method = '', path = ''] = endpoint.split(' ');
  const within = set.lines.filter((line) => {
    const time = Number(/"requestTimeEpoch":\s*"?(\d+)/.exec(line)?.[1]);
    const own = line.includes(`"${method}"`) && line.includes(`"resourcePath":"${path}"`);
    return own && time >= fromMs && time < toMs;
  });
  const timedOut = within.filter((line) => line.includes('"integrationLatency":"-1"'));
  return { requests: within.length, timeouts: timedOut.length };
}

describe('timeouts', () => {
  it('fire at the endpoints that have them, and nowhere else', async () => {
    const answer = await ask(timeouts, 'timeouts', { rules: ['integration-timeout'] });
    expect([...Value.Errors(AlertAnswer, answer)]).toEqual([]);
    expect(answer).toMatchObject({
      source: 'timeouts',
      measure: 'severity',
      from: timeouts.fromMs,
      to: timeouts.toMs,
    });
    const values = valuesOf(answer);
    expect(values.size).toBeGreaterThan(5);
    // Less than 5 % of the requests over the hour, as the golden finding says: high.
    for (const [endpoint, value] of values) {
      expect([endpoint, value]).toEqual([endpoint, [reports, exports_].includes(endpoint) ? 3 : 0]);
    }
    const counts = await ask(timeouts, 'timeouts', {
      rules: ['integration-timeout'],
      measure: 'timeouts',
    });
    expect(counts.rows.map(({ rule, endpoint }) => [rule, endpoint])).toEqual(
      answer.rows.map(({ rule, endpoint }) => [rule, endpoint]),
    );
    expect(valuesOf(counts).get(reports)).toBe(18);
    expect(valuesOf(counts).get(exports_)).toBe(5);
  });

  it('are judged five minutes by five minutes as the lines have them', async () => {
    const seen = new Set<number | null>();
    for (let from = timeouts.fromMs; from < timeouts.toMs; from += 5 * minute) {
      const to = from + 5 * minute;
      const rules: RuleId[] = ['integration-timeout'];
      const values = valuesOf(await ask(timeouts, 'timeouts', { from, to, rules }));
      for (const endpoint of [reports, exports_]) {
        const counts = countIn(timeouts, endpoint, from, to);
        const value = values.get(endpoint) ?? null;
        seen.add(value);
        if (counts.requests === 0) expect(value).toBeNull();
        else if (counts.timeouts === 0) expect(value).toBe(0);
        else expect(value).toBeGreaterThanOrEqual(3);
      }
    }
    expect(seen).toContain(0);
    expect(seen).toContain(3);
  });

  it('are critical where nothing else is left', async () => {
    const answer = await ask(only, 'only', { rules: ['integration-timeout', 'high-latency'] });
    expect(answer.rows).toEqual([
      { rule: 'integration-timeout', endpoint: exports_, value: 4 },
      { rule: 'integration-timeout', endpoint: reports, value: 4 },
      { rule: 'high-latency', endpoint: exports_, value: 1 },
      { rule: 'high-latency', endpoint: reports, value: 1 },
    ]);
    const zero = await ask(only, 'only', { rules: ['high-latency'], explained: 'zero' });
    expect(zero.rows.map(({ value }) => value)).toEqual([0, 0]);
  });
});

describe('a rule that cannot run', () => {
  it('has null rows, and never 0', async () => {
    const rules: RuleId[] = ['slow-integration', 'high-latency'];
    const full = await ask(slow, 'slow', { rules });
    const answer = await ask(lacking, 'lacking', { rules });
    const rowsOf = (rows: AlertAnswer['rows'], rule: RuleId) =>
      rows.filter((row) => row.rule === rule).map(({ value }) => value);
    expect(answer.rows.length).toBe(full.rows.length);
    expect(new Set(rowsOf(answer.rows, 'slow-integration'))).toEqual(new Set([null]));
    expect(rowsOf(answer.rows, 'high-latency')).toContain(2);
    expect(rowsOf(full.rows, 'slow-integration')).toContain(2);
    expect(answer.info.notices.map(({ text }) => text).join(' ')).toContain('lacks');
  });

  it('is told apart by log group where a source has several', async () => {
    const range = { from: lacking.fromMs, to: lacking.toMs };
    const known = valuesOf(await ask(slow, 'slow', { rules: ['slow-integration'] }));
    const mixed = await services.queryAlert({
      kind: 'alert',
      source: 'mixed',
      ...range,
      rules: ['slow-integration', 'throttled'],
    });
    // In this range only the log group without the field has lines.
    for (const { rule, value } of mixed.rows)
      if (rule === 'slow-integration') expect(value).toBeNull();
    expect(mixed.rows.some(({ rule, value }) => rule === 'throttled' && value === 0)).toBe(true);
    expect([...known.values()]).not.toEqual([...known.values()].map(() => null));
  });

  it('is said by the findings, with what to add', async () => {
    const range = { from: lacking.fromMs, to: lacking.toMs };
    const answer = await services.queryFindings({ kind: 'findings', source: 'lacking', ...range });
    expect(answer.requests).toBe(lacking.lines.length);
    expect(answer.rules.find(({ rule }) => rule === 'slow-integration')).toMatchObject({
      state: 'cannot-run',
      reason: 'The log format lacks integrationLatency.',
      remedy: expect.stringContaining('"$context.integrationLatency"') as string,
    });
    expect(answer.rules.find(({ rule }) => rule === 'high-5xx')).toMatchObject({
      state: 'ran',
      requests: lacking.lines.length,
    });
    const chosen = await services.queryFindings({
      kind: 'findings',
      source: 'slow',
      ...range,
      rules: ['throttled', 'cold-starts'],
    });
    expect(chosen.rules.map(({ rule, state }) => [rule, state])).toEqual([['throttled', 'ran']]);
    const before = { from: range.from - 48 * hour, to: range.from - 47 * hour };
    const none = await services.queryFindings({ kind: 'findings', source: 'slow', ...before });
    expect(new Set(none.rules.map(({ state }) => state))).toEqual(new Set(['no-data']));
  });
});

describe('what an alert reads', () => {
  it('is settled, and no older than it may look back', async () => {
    now = timeouts.fromMs + 42 * minute;
    const answer = await services.queryAlert({
      kind: 'alert',
      source: 'timeouts',
      from: now - 5 * minute,
      to: now,
      rules: ['integration-timeout'],
    });
    // Timeouts of 30 s at most and two minutes for the ingestion: settled up to 9:35.
    expect([answer.from, answer.to]).toEqual([
      timeouts.fromMs + 30 * minute,
      timeouts.fromMs + 35 * minute,
    ]);
    expect(engine.asked.length).toBeGreaterThan(0);
    for (const { fromMs, toMs } of engine.asked) {
      expect(toMs).toBeLessThanOrEqual(answer.to);
      // Whole hours are read and remembered: the one in which looking back begins.
      expect(fromMs).toBeGreaterThanOrEqual(timeouts.fromMs - hour);
    }
  });

  it('is read once for all measures and evaluations', async () => {
    await ask(timeouts, 'timeouts', { rules: ['integration-timeout'] });
    const { length } = engine.asked;
    for (const measure of ['requests', 'affected', 'p99', 'share', 'timeouts'] as const) {
      const answer = await ask(timeouts, 'timeouts', { rules: ['integration-timeout'], measure });
      expect(answer.info).toMatchObject({ bytesScanned: 0, fromCache: 1 });
    }
    expect(engine.asked).toHaveLength(length);
  });

  it.each(['unavailable', 'limit-exceeded', 'timed-out', 'inconsistent'] as const)(
    'is an error, never 0, where a slice is %s',
    async (code) => {
      engine.before = ({ text }) =>
        text.includes('tg_') ? Promise.reject(new TailgateError(code, 'No.')) : Promise.resolve();
      const answer = ask(timeouts, 'timeouts', { rules: ['integration-timeout'] });
      await expect(answer).rejects.toMatchObject({ code });
    },
  );

  it('is an error where a log group is gone', async () => {
    const answer = ask(timeouts, 'gone', { rules: ['integration-timeout'] });
    await expect(answer).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('rows', () => {
  it('stay when an endpoint falls silent, and after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tailgate-alerts-'));
    try {
      const path = join(folder, 'endpoints.json');
      now = timeouts.toMs + 10 * minute;
      const first = serve(await KnownEndpoints.open(path, () => now));
      const query = { kind: 'alert', source: 'timeouts', rules: ['integration-timeout'] } as const;
      const all = { ...query, rules: [...query.rules] };
      const busy = await first.queryAlert({ ...all, from: timeouts.fromMs, to: timeouts.toMs });
      await first.close();
      now = timeouts.toMs + 24 * hour;
      const second = serve(await KnownEndpoints.open(path, () => now));
      const quiet = await second.queryAlert({ ...all, from: now - 5 * minute, to: now });
      await second.close();
      expect(quiet.rows).toEqual(busy.rows.map((row) => ({ ...row, value: null })));
      // Without the file nothing is known of them.
      const third = await services.queryAlert({ ...all, from: now - 5 * minute, to: now });
      expect(third.rows).toEqual([]);
      expect(third.info.notices.map(({ text }) => text).join(' ')).toContain('No endpoint');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('are those of the endpoints asked for, known or not', async () => {
    const answer = await ask(timeouts, 'timeouts', {
      rules: ['throttled', 'integration-timeout'],
      endpoints: ['GET /never', exports_, exports_],
    });
    expect(answer.rows).toEqual([
      { rule: 'integration-timeout', endpoint: 'GET /never', value: null },
      { rule: 'integration-timeout', endpoint: exports_, value: 3 },
      { rule: 'throttled', endpoint: 'GET /never', value: null },
      { rule: 'throttled', endpoint: exports_, value: 0 },
    ]);
    expect(answer.info.notices.map(({ text }) => text).join(' ')).toContain('GET /never');
  });

  it('are refused for a rule that does not run', async () => {
    const answer = ask(timeouts, 'timeouts', { rules: ['throttled', 'cold-starts'] });
    await expect(answer).rejects.toMatchObject({ code: 'invalid-input', place: 'rules' });
  });
});

test('an alert goes through the query of every kind', async () => {
  const rules: RuleId[] = ['throttled'];
  const range = { from: timeouts.fromMs, to: timeouts.toMs };
  const answer = await services.query({ kind: 'alert', source: 'timeouts', ...range, rules });
  expect(answer.kind).toBe('alert');
});
