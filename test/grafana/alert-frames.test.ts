import { frameValues } from '../grafana-host/alerting/frame-values';
import { fingerprint } from '../grafana-host/alerting/labels';
import type { AlertValue } from '../grafana-host/alerting/value';
import type { QueryResult } from '../grafana-host/query/run-queries';
import { liveEngine, type LiveEngine } from '../services/live-engine';
import { anchorMs, sampleSet, withoutIntegrationLatency } from './sample-set';
import { dataSourceUid, pluginId, Trial } from './trial';

// What alert rules make of the answers, by the dataplane contract.

const range = { fromMs: anchorMs - 70 * 60_000, toMs: anchorMs - 40 * 60_000 };
const lackingUid = 'lacking';

let engine: LiveEngine;
let trial: Trial;
beforeAll(async () => {
  const set = sampleSet(3);
  engine = await liveEngine([set, withoutIntegrationLatency(set)]);
  trial = await Trial.start({
    sources: [engine.source('sample', ['sample']), engine.source('lacking', ['lacking'])],
    now: () => anchorMs,
    host: {
      dataSources: [
        { uid: dataSourceUid, type: pluginId, jsonData: { source: 'sample' } },
        { uid: lackingUid, type: pluginId, jsonData: { source: 'lacking' } },
      ],
    },
  });
}, 60_000);
afterEach(() => {
  engine.before = () => Promise.resolve();
});
afterAll(async () => {
  await trial.stop();
  await engine.close();
});

async function ask(model: object, uid = dataSourceUid): Promise<QueryResult> {
  const answer = (await trial.query({ A: model }, range, { fromAlert: true, uid })).get('A');
  if (answer === undefined) throw new Error('not answered');
  return answer;
}

/** The instances that a rule would have. */
function instances({ frames, error }: QueryResult): readonly AlertValue[] {
  expect(error).toBeUndefined();
  const values = frameValues(frames);
  const keys = values.map((value) =>
    value.kind === 'number' || value.kind === 'series' ? fingerprint(value.labels) : '',
  );
  expect(new Set(keys).size).toBe(keys.length);
  return values;
}

const measures = ['severity', 'requests', 'affected', 'p99', 'share', 'timeouts'];
const rules = ['integration-timeout', 'slow-integration'];

describe('the kind alert', () => {
  it('has one number column and the labels rule, endpoint, source: nothing else', async () => {
    const { frames } = await ask({ kind: 'alert', rules });
    expect(frames).toHaveLength(1);
    expect(frames[0]?.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(frames[0]?.fields.map(({ name, type }) => [name, type])).toEqual([
      ['rule', 'string'],
      ['endpoint', 'string'],
      ['source', 'string'],
      ['value', 'number'],
    ]);
  });

  it('has the same labels for every measure', async () => {
    const keys = [];
    for (const measure of measures) {
      const values = instances(await ask({ kind: 'alert', rules, measure }));
      keys.push(values.map((value) => (value.kind === 'number' ? fingerprint(value.labels) : '')));
    }
    expect(keys[0].length).toBeGreaterThan(10);
    for (const other of keys) expect(other).toEqual(keys[0]);
  });

  it('gives the severity of the incident, 0 where nothing is wrong', async () => {
    const values = instances(await ask({ kind: 'alert', rules: ['integration-timeout'] }));
    const byEndpoint = new Map(
      values.map((value) =>
        value.kind === 'number' ? [value.labels['endpoint'], value.value] : ['', null],
      ),
    );
    expect(byEndpoint.get('POST /api/reports/generate')).toBeGreaterThanOrEqual(3);
    expect(byEndpoint.get('GET /api/orders')).toBe(0);
  });

  it('counts what another rule explains as 0 where asked to, whichever rules are chosen', async () => {
    const raised = async (rule: string, explained: string): Promise<number> => {
      const values = instances(await ask({ kind: 'alert', rules: [rule], explained }));
      return values.filter((value) => value.kind === 'number' && (value.value ?? 0) > 0).length;
    };
    expect(await raised('near-timeout', 'keep')).toBeGreaterThan(0);
    expect(await raised('near-timeout', 'zero')).toBe(0);
    const cause = await raised('integration-timeout', 'keep');
    expect(cause).toBeGreaterThan(0);
    expect(await raised('integration-timeout', 'zero')).toBe(cause);
  });

  it('gives null, not 0, where a rule cannot run', async () => {
    const values = instances(await ask({ kind: 'alert', rules: ['slow-integration'] }, lackingUid));
    expect(values.length).toBeGreaterThan(0);
    expect(values.every((value) => value.kind === 'number' && value.value === null)).toBe(true);
  });

  it('is what findings give to an alert', async () => {
    const direct = instances(await ask({ kind: 'alert', rules }));
    expect(instances(await ask({ kind: 'findings', rules }))).toEqual(direct);
  });
});

describe('other kinds', () => {
  it('gives one series per endpoint for one measure of latency, and for timeouts', async () => {
    const latency = { kind: 'latency', groupBy: 'endpoint', measures: ['backend'] };
    const answer = await ask({ ...latency, percentiles: [0.99] });
    expect(answer.frames).toHaveLength(1);
    expect(instances(answer).length).toBeGreaterThan(5);
    expect(instances(await ask({ kind: 'latency', measures: ['share'] }))).toHaveLength(1);
    const timeouts = await ask({ kind: 'timeouts', groupBy: 'endpoint' });
    expect(new Set(timeouts.frames[0]?.fields.slice(1).map(({ name }) => name))).toEqual(
      new Set(['timeouts']),
    );
    expect(instances(timeouts).length).toBeGreaterThan(5);
  });

  it('counts logs', async () => {
    const text = 'stats count(*) as n by status';
    expect(instances(await ask({ kind: 'logs', text })).length).toBeGreaterThan(2);
    const series = 'stats count(*) as n by bin(5m)';
    expect(instances(await ask({ kind: 'logs', text: series }))).toMatchObject([
      { kind: 'series' },
    ]);
  });

  it.each([
    [
      'several measures',
      { kind: 'latency', measures: ['backend', 'response'], percentiles: [0.99] },
    ],
    ['several percentiles', { kind: 'latency', measures: ['backend'], percentiles: [0.5, 0.99] }],
    ['episodes', { kind: 'episodes' }],
    ['slow requests', { kind: 'slow-requests' }],
    ['log lines', { kind: 'logs', text: 'fields @message' }],
    [
      'two numbers of a log',
      { kind: 'logs', text: 'stats count(*) as a, count_distinct(requestId) as b by status' },
    ],
  ])('refuses %s and says what to do instead', async (_, model) => {
    const { status, error, errorSource, frames } = await ask(model);
    expect([status, errorSource, frames]).toEqual([400, 'downstream', []]);
    expect(error).toMatch(/alert/i);
  });
});

it('gives an error, never 0, where CloudWatch Logs fails', async () => {
  engine.before = () => Promise.reject(new Error('throttled'));
  const fresh = { kind: 'logs', text: 'stats count(*) as n' };
  const { error, status } = await ask(fresh);
  expect(error).toBeDefined();
  expect(status).toBeGreaterThanOrEqual(400);
});
