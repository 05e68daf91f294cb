import { FieldType, toDataFrame } from '@grafana/data';
import { findingsFrames } from '../findings/testing/findings-frames';
import { timeoutFinding } from '../findings/testing/sample-findings';
import { binMs, firstBin, incident, timeoutsFrames } from './testing/timeouts-frames';
import { listedEndpoints, readTimeouts } from './timeouts-data';

test('the answer of a timeouts query', () => {
  const timeouts = readTimeouts(timeoutsFrames());
  expect(timeouts).toMatchObject({
    total: 74,
    nearTimeouts: 16,
    requests: 99_997,
    earlier: { timeouts: 23, requests: 99_997 },
    orphaned: undefined,
  });
  expect(timeouts?.endpoints.slice(0, 2).map(({ endpoint }) => endpoint)).toEqual([
    'POST /api/reports/generate',
    'POST /api/export/csv',
  ]);
  expect(timeouts?.bins.counts.reduce((sum, count) => sum + count, 0)).toBe(74);
  expect(timeouts?.field?.name).toBe('timeouts');
});

test('series alone are enough: the count is their sum, requests are not known', () => {
  const [series] = timeoutsFrames();
  expect(readTimeouts([series])).toMatchObject({
    total: 74,
    nearTimeouts: 16,
    requests: null,
    earlier: undefined,
  });
});

test('a series of any source with a time and a field of that name', () => {
  const frame = toDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: [firstBin, firstBin + binMs] },
      { name: 'timeouts', type: FieldType.number, values: [2, null] },
    ],
  });
  expect(readTimeouts([frame])).toMatchObject({
    total: 2,
    nearTimeouts: null,
    endpoints: [],
    bins: { counts: [2, 0] },
  });
});

test('all together is not counted twice beside its endpoints', () => {
  const times = { name: 'time', type: FieldType.time, values: [firstBin] };
  const field = (endpoint: string, value: number) => ({
    name: 'timeouts',
    type: FieldType.number,
    values: [value],
    labels: { endpoint },
  });
  const frame = toDataFrame({ fields: [times, field('', 5), field('a', 3), field('b', 2)] });
  expect(readTimeouts([frame])).toMatchObject({ total: 5, bins: { counts: [5] } });
});

test('of equal counts the higher rate is worse', () => {
  const endpoints = [
    { endpoint: 'GET /busy', timeouts: 5, near: 0, requests: 10_000, before: 0 },
    { endpoint: 'GET /rare', timeouts: 5, near: 0, requests: 20, before: 0 },
  ];
  expect(readTimeouts(timeoutsFrames({ endpoints }))?.endpoints[0]?.endpoint).toBe('GET /rare');
});

test('orphaned work is known where a findings query stands beside', () => {
  const orphaned = { ...timeoutFinding, rule: 'orphaned-work', summary: '12 ran on.' } as const;
  const frames = [...timeoutsFrames(), ...findingsFrames([timeoutFinding, orphaned], [])];
  expect(readTimeouts(frames)?.orphaned).toBe('12 ran on.');
});

test('other data is none', () => {
  expect(readTimeouts(findingsFrames([timeoutFinding], []))).toBeUndefined();
});

test('quiet endpoints are listed on demand only', () => {
  const timeouts = readTimeouts(timeoutsFrames());
  expect(listedEndpoints(timeouts, { quietEndpoints: false })).toHaveLength(2);
  expect(listedEndpoints(timeouts, { quietEndpoints: true })).toHaveLength(incident.length);
  expect(listedEndpoints(undefined, { quietEndpoints: true })).toEqual([]);
});

test('two sources are added up, and their endpoints told apart', () => {
  const frames = [...timeoutsFrames(), ...timeoutsFrames({ source: 'admin', refId: 'B' })];
  const timeouts = readTimeouts(frames);
  expect(timeouts).toMatchObject({
    total: 148,
    nearTimeouts: 32,
    requests: 199_994,
    earlier: { timeouts: 46, requests: 199_994 },
    leftOut: [],
  });
  expect(timeouts?.endpoints.slice(0, 2).map(({ label }) => label)).toEqual([
    'POST /api/reports/generate (shop)',
    'POST /api/reports/generate (admin)',
  ]);
  expect(timeouts?.bins.counts.reduce((sum, count) => sum + count, 0)).toBe(148);
  expect(timeouts?.signals[0]?.count).toBe(148);
});

test('a source that two queries count is counted once, and the panel can say so', () => {
  const frames = [...timeoutsFrames(), ...timeoutsFrames({ refId: 'B' })];
  expect(readTimeouts(frames)).toMatchObject({ total: 74, requests: 99_997, leftOut: ['B'] });
  expect(readTimeouts(frames)?.endpoints).toHaveLength(incident.length);
});

test('where one of two sources has nothing to compare with, neither has their sum', () => {
  const silent = incident.map((row) => ({ ...row, before: 0, requestsBefore: 0 }));
  const other = { source: 'admin', refId: 'B' };
  const before = (more: Parameters<typeof timeoutsFrames>[0]) =>
    readTimeouts([...timeoutsFrames(), ...timeoutsFrames({ ...other, ...more })])?.earlier;
  expect(before({ endpoints: silent })?.timeouts).toBeNull();
  expect(before({ isCompared: false })).toBeUndefined();
});
