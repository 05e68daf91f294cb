import { FieldType, toDataFrame } from '@grafana/data';
import { readChosenFields } from './chosen-fields';

const none = { backend: '', total: '' };

/** A series as the CloudWatch data source answers: one frame each, the value field named by its label. */
const metric = (
  name: string,
  labels: Record<string, string> = {},
  times: number[] = [100, 200],
  values: (number | null)[] = [1, 2],
) =>
  toDataFrame({
    name,
    fields: [
      { name: 'Time', type: FieldType.time, values: times },
      {
        name: 'Value',
        type: FieldType.number,
        values,
        labels,
        config: { displayNameFromDS: name },
      },
    ],
  });
const outline = (...given: Parameters<typeof readChosenFields>) =>
  readChosenFields(...given).endpoints.map(({ endpoint, values }) => [
    endpoint,
    ...values.map(({ measure, percentile }) => `${measure} ${percentile}`.trim()),
  ]);

test('the metrics of API Gateway are known by their names', () => {
  const api = { ApiName: 'shop' };
  expect(outline([metric('IntegrationLatency', api), metric('Latency', api)], none)).toEqual([
    ['', 'backend', 'total'],
  ]);
});

test('a percentile in the name pairs backend and total', () => {
  const frames = [
    'Latency p50',
    'IntegrationLatency p99.9',
    'Latency p99.9',
    'IntegrationLatency p50',
  ];
  expect(
    outline(
      frames.map((name) => metric(name)),
      none,
    ),
  ).toEqual([['', 'total p50', 'backend p50', 'backend p99_9', 'total p99_9']]);
});

test('each method and resource is a series of its own', () => {
  const labels = (Resource: string, ApiName = 'shop') => ({ ApiName, Method: 'GET', Resource });
  expect(
    outline(
      [
        metric('Latency', labels('/a')),
        metric('IntegrationLatency', labels('/a')),
        metric('Latency', labels('/b')),
      ],
      none,
    ),
  ).toEqual([
    ['GET /a', 'total', 'backend'],
    ['GET /b', 'total'],
  ]);
  expect(
    outline([metric('Latency', labels('/a')), metric('Latency', labels('/a', 'admin'))], none),
  ).toEqual([
    ['GET /a · shop', 'total'],
    ['GET /a · admin', 'total'],
  ]);
});

test('chosen fields belong together whatever they are called, by display or field name', () => {
  const frame = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [1] },
      { name: 'upstream p50', type: FieldType.number, values: [5] },
      { name: 'b', type: FieldType.number, values: [7], config: { displayName: 'whole p99' } },
      { name: 'Latency', type: FieldType.number, values: [9] },
    ],
  });
  expect(outline([frame], { backend: 'upstream p50', total: 'whole p99' })).toEqual([
    ['', 'backend', 'total'],
  ]);
  expect(outline([frame], { backend: 'upstream p50', total: '' })).toEqual([
    ['', 'backend', 'total'],
  ]);
  expect(outline([frame], { backend: 'gone', total: 'b' })).toEqual([['', 'total']]);
});

test('series on different times meet on all of them', () => {
  const { times, endpoints } = readChosenFields(
    [metric('Latency', {}, [300, 100], [3, null]), metric('IntegrationLatency', {}, [200], [2])],
    none,
  );
  expect(times).toEqual([100, 200, 300]);
  expect(endpoints[0]?.values.map(({ values }) => values)).toEqual([
    [null, undefined, 3],
    [undefined, 2, undefined],
  ]);
});

test('a metric that two queries ask for is drawn once; other numbers and tables are none', () => {
  expect(outline([metric('Latency'), metric('Latency'), metric('Count')], none)).toEqual([
    ['', 'total'],
  ]);
  const table = toDataFrame({ fields: [{ name: 'Latency', type: FieldType.number, values: [1] }] });
  expect(outline([table], none)).toEqual([]);
});
