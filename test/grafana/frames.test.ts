import { grafanaKinds, type GrafanaKind } from '@tailgate/contract';
import { frameJson } from '../grafana-host/arrow/frame-json';
import type { Field, Frame } from '../grafana-host/arrow/frame';
import { liveEngine, type LiveEngine } from '../services/live-engine';
import { anchorMs, sampleSet } from './sample-set';
import { framesOf, Trial } from './trial';

// What docs/frames.md promises, seen as Grafana sees it.

const hourMs = 3_600_000;
const range = { fromMs: anchorMs - hourMs, toMs: anchorMs };

let engine: LiveEngine;
let trial: Trial;
beforeAll(async () => {
  engine = await liveEngine([sampleSet(3)]);
  trial = await Trial.start({
    sources: [engine.source('sample', ['sample'])],
    now: () => anchorMs + 10 * 60_000,
  });
}, 60_000);
afterAll(async () => {
  await trial.stop();
  await engine.close();
});

async function ask(model: object): Promise<ReadonlyMap<string, Frame>> {
  return framesOf((await trial.query({ A: model }, range)).get('A'));
}

function frame(frames: ReadonlyMap<string, Frame>, name: string): Frame {
  const found = frames.get(name);
  if (found === undefined)
    throw new Error(`There is no frame ${name}: ${[...frames.keys()].join()}`);
  return found;
}

const names = ({ fields }: Frame): string[] => [...new Set(fields.map(({ name }) => name))];
const field = ({ fields }: Frame, name: string): Field => {
  const found = fields.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no field ${name}.`);
  return found;
};

const allModels: Readonly<Record<GrafanaKind, object>> = {
  latency: { groupBy: 'endpoint', compare: 'previous', heatmap: true },
  timeouts: { groupBy: 'endpoint', compare: 'previous' },
  findings: {},
  episodes: {},
  'slow-requests': {},
  logs: { text: 'fields @timestamp, @message, status | limit 20' },
  alert: { rules: ['integration-timeout', 'slow-integration'] },
};

describe.each(grafanaKinds.map((kind) => ({ kind, ...allModels[kind] })))('$kind', (model) => {
  let frames: ReadonlyMap<string, Frame>;
  beforeAll(async () => {
    frames = await ask(model);
  });

  it('names its frames, and tells its cost on the first', () => {
    expect(frames.size).toBeGreaterThan(0);
    [...frames.values()].forEach(({ name, meta, refId }, index) => {
      expect(refId).toBe('A');
      expect(meta?.custom).toMatchObject({ tailgate: { frame: name } });
      if (index > 0) return;
      expect(meta?.custom).toMatchObject({ tailgate: { version: 1, kind: model.kind } });
      expect(meta?.stats?.map(({ displayName }) => displayName)).toHaveLength(4);
    });
  });

  it('has times in order and once each, wherever it declares series', () => {
    for (const { meta, fields } of frames.values()) {
      if (meta?.type !== 'timeseries-wide') continue;
      expect(meta.typeVersion).toEqual([0, 1]);
      const [time, ...values] = fields;
      expect(time).toMatchObject({ name: 'time', type: 'time', nullable: false });
      expect(values.every(({ type }) => type === 'number')).toBe(true);
      const times = time.values.map((value) => (typeof value === 'bigint' ? value : -1n));
      expect(times.every((value, row) => row === 0 || value > times[row - 1])).toBe(true);
      const series = values.map(({ name, labels }) => JSON.stringify([name, labels]));
      expect(new Set(series).size).toBe(series.length);
    }
  });

  it('has a name for people and a unit on every value of a series', () => {
    for (const { meta, fields } of frames.values()) {
      if (meta?.type !== 'timeseries-wide' || model.kind === 'logs') continue;
      const shown = fields.slice(1).map(({ config }) => config?.displayNameFromDS);
      expect(shown.every((text) => typeof text === 'string' && text !== '')).toBe(true);
      expect(new Set(shown).size).toBe(shown.length);
      expect(fields.slice(1).every(({ config }) => typeof config?.unit === 'string')).toBe(true);
    }
  });

  it('can be sent to the browser', () => {
    for (const each of frames.values()) {
      const { schema, data } = frameJson(each);
      expect(data.values).toHaveLength(schema.fields.length);
    }
  });
});

describe('latency', () => {
  it('has the frames in their order, the measures chosen and labels of endpoints', async () => {
    const frames = await ask({ kind: 'latency', ...allModels.latency });
    expect([...frames.keys()].sort()).toEqual(
      ['latency', 'timeouts', 'episodes', 'summary', 'latency_compared', 'buckets'].sort(),
    );
    expect([...frames.keys()][0]).toBe('latency');
    const latency = frame(frames, 'latency');
    expect(names(latency)).toEqual(
      expect.arrayContaining(['time', 'backend_p99', 'response_p99', 'overhead_p99']),
    );
    const { labels, config } = field(latency, 'backend_p99');
    expect(Object.keys(labels ?? {}).sort()).toEqual(['endpoint', 'source']);
    expect(config?.unit).toBe('ms');
    const counts = frame(frames, 'timeouts');
    expect(names(counts)).toEqual(['time', 'timeouts', 'requests', 'without_integration']);
    expect(frame(frames, 'buckets').meta?.type).toBe('heatmap-rows');
    expect(names(frame(frames, 'buckets')).at(-1)).toBe('+Inf');
    expect(names(frame(frames, 'summary'))).toEqual(
      expect.arrayContaining([
        'endpoint',
        'requests',
        'with_integration',
        'share_of_slowest',
        'time_lost',
        'integration_timeout',
        'slow_integration_p99',
        'requests_compared',
      ]),
    );
    const compared = frame(frames, 'latency_compared');
    expect(compared.fields[0]?.values).toEqual(latency.fields[0]?.values);
  });

  it('has one series without labels of endpoints where they are not grouped', async () => {
    const frames = await ask({
      kind: 'latency',
      measures: ['share', 'backend'],
      percentiles: [0.999],
    });
    const latency = frame(frames, 'latency');
    expect(names(latency).sort()).toEqual(['backend_p99_9', 'share', 'time']);
    expect(field(latency, 'share')).toMatchObject({
      labels: { source: 'sample' },
      config: { unit: 'percentunit' },
    });
  });
});

it('findings: keeps the finding as JSON, the state of every rule and the episodes', async () => {
  const frames = await ask({ kind: 'findings' });
  const findings = frame(frames, 'findings');
  expect(names(findings)).toEqual([
    ...['severity', 'rule', 'title', 'summary', 'endpoint', 'endpoints', 'affected', 'requests'],
    ...['confidence', 'caused_by', 'from', 'to', 'meaning', 'actions', 'source'],
    ...['severity_value', 'finding'],
  ]);
  expect(field(findings, 'finding').itemType).toBe('json.RawMessage');
  expect(field(findings, 'rule').values[0]).toBe('integration-timeout');
  expect(field(findings, 'endpoint').values[0]).toBe('POST /api/reports/generate');
  const rules = frame(frames, 'rules');
  expect(names(rules)).toEqual(['rule', 'state', 'reason', 'remedy', 'requests']);
  const before = frame(await ask({ kind: 'episodes' }), 'episodes');
  const episodes = frame(frames, 'episodes');
  expect(names(episodes)).toEqual(names(before));
  expect(field(episodes, 'id').values).toEqual(field(before, 'id').values);
  expect(field(episodes, 'id').values.length).toBeGreaterThan(0);
  for (const state of field(rules, 'state').values) {
    expect(['ran', 'no-data', 'cannot-run']).toContain(state);
  }
});

it('episodes: what an annotation query reads comes first', async () => {
  const episodes = frame(await ask({ kind: 'episodes' }), 'episodes');
  expect(names(episodes)).toEqual([
    ...['time', 'timeEnd', 'title', 'text', 'tags', 'id', 'rule', 'severity', 'severity_value'],
    ...['endpoint', 'source', 'windows', 'caused_by', 'worst_name', 'worst_value'],
  ]);
  expect(episodes.meta?.type ?? '').toBe('');
  expect(new Set(field(episodes, 'id').values).size).toBe(episodes.fields[0]?.values.length);
  const high = frame(await ask({ kind: 'episodes', severities: ['high'] }), 'episodes');
  expect(new Set(field(high, 'severity').values)).toEqual(new Set(['high']));
});

describe('logs', () => {
  it.each([
    ['fields @timestamp, @message, status | limit 5', 'log-lines', [0, 0]],
    ['stats count(*) as n by bin(5m), status', 'timeseries-wide', [0, 1]],
    ['stats count(*) as n by status', 'numeric-long', [0, 1]],
  ])('%s', async (text, type, typeVersion) => {
    const [first] = [...(await ask({ kind: 'logs', text })).values()];
    expect(first?.meta).toMatchObject({ type, typeVersion, executedQueryString: text });
  });

  it('gives lines with a time and a body that are never null', async () => {
    const [lines] = [...(await ask({ kind: 'logs', ...allModels.logs })).values()];
    expect(field(lines, 'timestamp')).toMatchObject({ type: 'time', nullable: false });
    expect(field(lines, 'body')).toMatchObject({ type: 'string', nullable: false });
    expect(field(lines, 'labels').itemType).toBe('json.RawMessage');
  });
});

it('answers a range without data by a frame with its meta', async () => {
  const longAgo = { fromMs: anchorMs - 400 * hourMs, toMs: anchorMs - 399 * hourMs };
  for (const kind of ['latency', 'timeouts', 'findings', 'episodes', 'slow-requests']) {
    const answer = (await trial.query({ A: { kind } }, longAgo)).get('A');
    expect([kind, answer?.status, answer?.error]).toEqual([kind, 200, undefined]);
    expect(answer?.frames[0]?.meta?.custom).toMatchObject({ tailgate: { kind } });
  }
});
