import { FieldType, toDataFrame, type DataFrame } from '@grafana/data';
import {
  deployAnnotation,
  incidentDefaults,
  incidentFrames,
  timeoutsAt,
} from '../testing/incident-frames';
import { sceneOf } from '../testing/scene-of';
import type { ChartScene } from './scene';

const endpoints = ['GET /a', 'GET /b', 'GET /c'];
const sumOf = (chart: ChartScene | undefined) =>
  (chart?.counts?.timeouts ?? []).reduce<number>((sum, count) => sum + (count ?? 0), 0);
const timeoutsOf = (position: number) =>
  Array.from({ length: incidentDefaults.bins }, (_, bin) =>
    timeoutsAt(incidentDefaults, bin, position),
  ).reduce((sum, count) => sum + count, 0);
/** The same answer of another source and query. */
const of = (source: string, refId: string, frames: readonly DataFrame[]) =>
  frames.map((frame) => ({
    ...frame,
    refId,
    fields: frame.fields.map((field) => ({
      ...field,
      ...(field.labels === undefined ? {} : { labels: { ...field.labels, source } }),
    })),
  }));

test('all endpoints together: one chart with lines, lane, limits, episodes and a verdict', () => {
  const { charts, omitted, verdict, advice } = sceneOf(incidentFrames(), {
    annotations: [deployAnnotation()],
  });
  expect(charts).toHaveLength(1);
  const [chart] = charts;
  expect(chart).toMatchObject({ endpoint: '', name: '', source: 'shop', refId: 'A' });
  expect(chart?.binMs).toBe(incidentDefaults.binMs);
  expect(chart?.series.map(({ label }) => label)).toEqual([
    'Backend P99',
    'Total P99',
    'Backend P95',
    'Total P95',
    'Backend P50',
    'Total P50',
  ]);
  expect(chart?.differences).toHaveLength(3);
  expect(sumOf(chart)).toBe(timeoutsOf(0));
  expect(chart?.limits.map(({ kind }) => kind)).toEqual(['slow', 'timeout']);
  expect(chart?.episodes.map(({ severity }) => severity)).toEqual([
    'high',
    'warning',
    'critical',
    'high',
  ]);
  expect(chart?.annotations.map(({ title }) => title)).toEqual(['Deploy v42']);
  expect([omitted, advice]).toEqual([0, []]);
  expect(verdict.kind).toBe('backend');
});

test('switched off is not there', () => {
  const { charts } = sceneOf(incidentFrames({ compare: true }), {
    annotations: [deployAnnotation()],
    options: { limits: false, episodes: 'none', annotations: false, ghost: false },
  });
  expect(charts[0]).toMatchObject({ limits: [], episodes: [], annotations: [] });
  expect(charts[0]?.series.some(({ measure }) => measure === 'earlier')).toBe(false);
});

test('a small chart for each endpoint, most time lost first, the rest counted', () => {
  const frames = incidentFrames({ endpoints: [...endpoints].reverse() });
  const { charts, omitted, verdict } = sceneOf(frames, { options: { maxEndpoints: 2 } });
  expect(charts.map(({ endpoint }) => endpoint)).toEqual(['GET /c', 'GET /b']);
  expect(charts[0]?.lost).toBeGreaterThan(charts[1]?.lost ?? Infinity);
  expect(charts.map(sumOf)).toEqual([timeoutsOf(0), timeoutsOf(1)]);
  expect(omitted).toBe(1);
  expect(verdict.claim).toMatch(/^GET \/c: The backend is the bottleneck/);
});

test('an episode is drawn on the chart of its endpoint alone', () => {
  const { charts } = sceneOf(incidentFrames({ endpoints }));
  expect(charts.map(({ episodes }) => episodes.length)).toEqual([4, 0, 0]);
});

test('an episode of the whole source is not drawn on the chart of an endpoint', () => {
  const wide = (frames: readonly DataFrame[]) =>
    frames.map((frame) =>
      frame.name === 'episodes'
        ? {
            ...frame,
            fields: frame.fields.map((field) =>
              field.name === 'endpoint' ? { ...field, values: field.values.map(() => '') } : field,
            ),
          }
        : frame,
    );
  const { charts, verdict } = sceneOf(wide(incidentFrames({ endpoints })));
  expect(charts.map(({ episodes }) => episodes)).toEqual([[], [], []]);
  // Without an episode of its own the timeouts say when.
  expect(verdict.span?.from).toBe(Date.UTC(2026, 10, 20, 6, 55));
  expect(sceneOf(wide(incidentFrames())).charts[0]?.episodes).toHaveLength(4);
});

test('endpoints without a value have no chart and are counted', () => {
  const frames = incidentFrames({ endpoints }).map((frame) =>
    frame.name === 'latency'
      ? {
          ...frame,
          fields: frame.fields.map((field) =>
            field.labels?.endpoint === 'GET /b'
              ? { ...field, values: field.values.map(() => null) }
              : field,
          ),
        }
      : frame,
  );
  const scene = sceneOf(frames, { options: { maxEndpoints: 1 } });
  expect(scene.charts.map(({ endpoint }) => endpoint)).toEqual(['GET /a']);
  expect(scene).toMatchObject({ omitted: 1, empty: 1 });
  expect(sceneOf(frames, { endpoints: ['GET /b'] })).toMatchObject({ charts: [], empty: 1 });
});

test('the verdict says when, by the worst episode of its rules, drawn or not', () => {
  const { verdict } = sceneOf(incidentFrames(), { options: { episodes: 'none' } });
  expect(verdict.span).toEqual({
    from: Date.UTC(2026, 10, 20, 9, 40),
    to: Date.UTC(2026, 10, 20, 11, 5),
    severity: 'critical',
  });
  expect(sceneOf(incidentFrames({ culprit: 'nobody' })).verdict.span).toBeUndefined();
});

test('the ranking is the same whatever percentiles are asked for', () => {
  const order = (percentiles: string[]) =>
    sceneOf(incidentFrames({ endpoints: [...endpoints].reverse(), percentiles })).charts.map(
      ({ endpoint, lost }) => [endpoint, Math.round(lost)],
    );
  expect(order(['p99'])).toEqual(order(['p50', 'p99']));
});

test('one chart for all endpoints has the timeouts of all, also of those without a line', () => {
  const { charts, omitted } = sceneOf(incidentFrames({ endpoints }), {
    options: { layout: 'together', maxEndpoints: 2 },
  });
  expect(charts).toHaveLength(1);
  expect(omitted).toBe(1);
  expect([...new Set(charts[0]?.series.map((line) => line.endpoint))]).toEqual([
    'GET /a',
    'GET /b',
  ]);
  expect(sumOf(charts[0])).toBe(timeoutsOf(0) + timeoutsOf(1) + timeoutsOf(2));
  expect(charts[0]?.differences).toEqual([]);
  // Lower percentiles have the colour of their endpoint, let through.
  const highest = charts[0]?.series.filter(({ percentile }) => percentile === 'p99') ?? [];
  expect(new Set(highest.map(({ color }) => color)).size).toBe(2);
});

test('a chosen endpoint has its own verdict, lane and episodes', () => {
  const given = { endpoints: ['GET /b'] };
  const { charts, verdict } = sceneOf(incidentFrames({ endpoints }), given);
  expect(charts.map(({ endpoint }) => endpoint)).toEqual(['GET /b']);
  expect(verdict.claim).toMatch(/^GET \/b: /);
  expect(sceneOf(incidentFrames({ endpoints }), { endpoints: ['GET /gone'] }).charts).toEqual([]);
});

test('the earlier range is a line of its own, called by when it was', () => {
  const frames = incidentFrames({ compare: true });
  const earlier = (options = {}) =>
    sceneOf(frames, { options }).charts[0]?.series.filter(({ measure }) => measure === 'earlier');
  expect(earlier()?.map(({ label }) => label)).toEqual(['Total P99, earlier']);
  expect(earlier({ measures: ['backend'] })?.[0]?.label).toBe('Backend P99, earlier');
  expect(earlier({ percentiles: ['p50'] })?.[0]?.label).toBe('Total P50, earlier');
  const named = frames.map((frame) =>
    frame.name === 'latency_compared'
      ? {
          ...frame,
          fields: frame.fields.map((field) => ({
            ...field,
            config: {
              ...field.config,
              displayNameFromDS: `${field.config.displayNameFromDS ?? ''} · a week before`,
            },
          })),
        }
      : frame,
  );
  const labels = sceneOf(named).charts[0]?.series.map(({ label }) => label);
  expect(labels).toContain('Total P99, a week before');
});

test('overhead is drawn on demand, the percentiles as chosen', () => {
  const { charts } = sceneOf(incidentFrames(), {
    options: { measures: ['overhead'], percentiles: ['p95'] },
  });
  expect(charts[0]?.series.map(({ label }) => label)).toEqual(['Overhead P95']);
  expect(charts[0]?.differences).toEqual([]);
});

test('two sources are told apart, their timeouts and verdicts too', () => {
  const frames = [
    ...of('shop', 'A', incidentFrames()),
    ...of('admin', 'B', incidentFrames({ culprit: 'nobody' })),
  ];
  const { charts, verdict } = sceneOf(frames);
  expect(charts.map(({ name, source, refId }) => [name, source, refId])).toEqual([
    ['shop', 'shop', 'A'],
    ['admin', 'admin', 'B'],
  ]);
  expect(charts.map(sumOf)).toEqual([timeoutsOf(0), 0]);
  expect(verdict.claim).toMatch(/^shop: /);
});

test('a second query of the same source changes nothing', () => {
  const frames = [...of('shop', 'A', incidentFrames()), ...of('shop', 'B', incidentFrames())];
  const [once, twice] = [sceneOf(incidentFrames()), sceneOf(frames)];
  expect(twice.charts.map(sumOf)).toEqual(once.charts.map(sumOf));
  expect(twice.charts[0]?.series).toHaveLength(once.charts[0]?.series.length ?? 0);
  expect(twice.charts[0]?.episodes).toEqual(once.charts[0]?.episodes);
  expect(twice.verdict).toEqual(once.verdict);
});

test('a heatmap is of all endpoints together', () => {
  const whole = sceneOf(incidentFrames({ heatmap: true }));
  expect(whole.charts[0]?.buckets?.bounds.length).toBeGreaterThan(40);
  const grouped = (asked: string[]) =>
    sceneOf(incidentFrames({ heatmap: true, endpoints }), {
      options: { mode: 'heatmap' },
      endpoints: asked,
    });
  for (const { charts, advice } of [grouped([]), grouped(['GET /a'])]) {
    expect(charts.every(({ buckets }) => buckets === undefined)).toBe(true);
    expect(advice[0]).toMatch(/^A heatmap is of all endpoints/);
  }
  const shared = incidentFrames({ heatmap: true, endpoints });
  expect(sceneOf(shared, { options: { mode: 'heatmap', layout: 'together' } }).advice).toEqual([]);
  const alone = incidentFrames({ heatmap: true }).filter(({ name }) => name === 'buckets');
  expect(sceneOf(alone).charts).toMatchObject([{ series: [], refId: undefined }]);
});

test('plain CloudWatch metrics: highest first, no lane, the share of the lines', () => {
  const metric = (name: string, Resource: string, value: number) =>
    toDataFrame({
      name,
      fields: [
        { name: 'Time', type: FieldType.time, values: [60_000, 120_000] },
        {
          name: 'Value',
          type: FieldType.number,
          values: [value, value],
          labels: { Method: 'GET', Resource },
          config: { displayNameFromDS: name, unit: 'ms' },
        },
      ],
    });
  const { charts, verdict } = sceneOf([
    metric('Latency', '/quick', 100),
    metric('Latency', '/slow', 4_100),
    metric('IntegrationLatency', '/slow', 3_800),
  ]);
  expect(charts.map(({ endpoint }) => endpoint)).toEqual(['GET /slow', 'GET /quick']);
  expect(charts[0]).toMatchObject({ counts: undefined, limits: [], differences: [{}] });
  expect(verdict).toMatchObject({
    kind: 'unknown',
    claim: 'GET /slow: Backend 93 % of the total',
  });
});

test('no data gives no chart', () => {
  expect(sceneOf([])).toMatchObject({
    charts: [],
    omitted: 0,
    empty: 0,
    verdict: { claim: 'No requests in this range' },
  });
});

test('where endpoints share a chart, no grey lines that nobody could tell apart', () => {
  const frames = incidentFrames({ endpoints, compare: true });
  const measures = (layout: 'auto' | 'together') =>
    sceneOf(frames, { options: { layout } }).charts[0]?.series.map(({ measure }) => measure);
  expect(measures('auto')).toContain('earlier');
  expect(measures('together')).not.toContain('earlier');
});
