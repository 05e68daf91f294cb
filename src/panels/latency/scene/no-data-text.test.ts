import { FieldType, toDataFrame, type DataFrame } from '@grafana/data';
import { readBuckets } from '../../../components/frames/buckets-frame';
import { readLatency } from '../../../components/frames/latency-frame';
import { incidentFrames } from '../testing/incident-frames';
import { newPanelOptions } from '../testing/scene-of';
import { missingAdvice } from './advice';
import { noDataText } from './no-data-text';

const frames = incidentFrames({ percentiles: ['p50'] });
const title = (given: typeof frames, change = {}) =>
  noDataText(given, { ...newPanelOptions, ...change }).title;

test('each reason has its own advice', () => {
  const other = toDataFrame({ fields: [{ name: 'value', type: FieldType.number, values: [1] }] });
  const findings = toDataFrame({
    meta: { custom: { tailgate: { frame: 'findings' } } },
    fields: [{ name: 'rule', values: ['x'] }],
  });
  const grouped = incidentFrames({ endpoints: ['GET /a'] });
  const texts = [
    noDataText([toDataFrame({ fields: [] })], newPanelOptions),
    noDataText([other], newPanelOptions),
    noDataText([findings], newPanelOptions),
    noDataText(frames, { ...newPanelOptions, measures: ['difference'] }),
    noDataText(frames, { ...newPanelOptions, endpoint: '$endpoint' }),
    noDataText(grouped, { ...newPanelOptions, endpoint: 'GET /b' }),
    noDataText(frames, { ...newPanelOptions, percentiles: ['p99'] }),
  ];
  expect(texts.map((text) => text.title)).toEqual([
    'No requests in this range',
    'No latency in this data',
    'No latency in this data',
    'No measure is chosen',
    'The data is of all endpoints together',
    'No requests of this endpoint',
    'None of the chosen measures and percentiles is in the data',
  ]);
  expect(new Set(texts.map(({ advice }) => advice)).size).toBe(texts.length);
  expect(texts[1]?.advice).toMatch(/IntegrationLatency/);
  expect(texts[2]?.advice).toMatch(/kind of the query/);
  expect(title([])).toBe('No requests in this range');
});

test('a series without values says why, with the requests that needed no backend', () => {
  const emptied = (given: DataFrame[]) =>
    given.map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) =>
        frame.name === 'latency' && field.type === FieldType.number
          ? { ...field, values: field.values.map(() => null) }
          : field,
      ),
    }));
  const text = noDataText(emptied(frames), newPanelOptions);
  expect(text.title).toBe('No request reached a backend');
  expect(text.advice).toMatch(/^3,024 requests in this range were answered by API Gateway alone/);
  const latencyAlone = emptied(frames).filter(({ name }) => name === 'latency');
  expect(title(latencyAlone)).toBe('No requests in this range');
  const chosen = noDataText(
    emptied(incidentFrames({ endpoints: ['GET /a', 'GET /b'] })),
    { ...newPanelOptions, endpoint: 'GET /b' },
    ['GET /b'],
  );
  expect(chosen.advice).toMatch(/^3,024 requests/);
});

test('what the options ask for and the query leaves out', () => {
  const adviceFor = (given: DataFrame[], change: object, buckets: 'whole' | 'drawn' = 'drawn') =>
    missingAdvice(
      { latency: readLatency(given), buckets: readBuckets(given) === undefined ? 'none' : buckets },
      { ...newPanelOptions, ...change },
    );
  const advice = (change: object) => adviceFor(frames, change);
  expect(advice({})).toEqual([]);
  expect(advice({ percentiles: ['p50', 'p99_9'] })).toEqual([
    'Add P99.9 to the percentiles of the query.',
  ]);
  expect(advice({ mode: 'heatmap' })[0]).toMatch(/"Heatmap" in the query/);
  const withBuckets = incidentFrames({ heatmap: true });
  expect(adviceFor(withBuckets, { mode: 'heatmap' })).toEqual([]);
  expect(adviceFor(withBuckets, { mode: 'heatmap' }, 'whole')).toEqual([
    expect.stringContaining('take the grouping by endpoint out of the query'),
  ]);
  const withoutOverhead = frames.map((frame) => ({
    ...frame,
    fields: frame.fields.filter(({ name }) => !name.startsWith('overhead')),
  }));
  expect(adviceFor(withoutOverhead, { measures: ['overhead'] })).toEqual([
    'The query leaves out "Overhead": add it to its measures.',
  ]);
  expect(adviceFor([], { measures: ['overhead'] })).toEqual([]);
});
