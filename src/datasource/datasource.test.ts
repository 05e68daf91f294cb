import {
  CoreApp,
  dateTime,
  toDataFrame,
  type DataQueryRequest,
  type TimeRange,
} from '@grafana/data';
import { setBackendSrv, setDataSourceSrv } from '@grafana/runtime';
import { firstValueFrom } from 'rxjs';
import { fakeBackend } from '../testing/fake-backend';
import { instanceSettings } from '../testing/settings';
import { templateService } from '../testing/template-service';
import { TailgateDataSource } from './datasource';
import type { TailgateQuery } from './types';

const from = dateTime('2026-11-20T12:00:00Z');
const to = dateTime('2026-11-20T13:00:00Z');
const range: TimeRange = { from, to, raw: { from, to } };

const answers: Readonly<Record<string, unknown>> = {
  values: { values: ['GET /a', 'GET /b'] },
  rules: { rules: [{ id: 'high-5xx', title: 'Many 5xx' }] },
  '/api/ds/query?ds_type=tailgate-apigateway-datasource&requestId=Q1': { results: {} },
};

function setUp(variables = {}) {
  const backend = fakeBackend((path) => answers[path]);
  const settings = instanceSettings();
  setBackendSrv(backend);
  setDataSourceSrv({
    get: () => Promise.reject(new Error('not asked for')),
    getList: () => [settings],
    getInstanceSettings: () => settings,
    reload: () => {},
    registerRuntimeDataSource: () => {},
  });
  return { backend, datasource: new TailgateDataSource(settings, templateService(variables)) };
}

function request(targets: TailgateQuery[]): DataQueryRequest<TailgateQuery> {
  return {
    requestId: 'Q1',
    interval: '1m',
    intervalMs: 60_000,
    range,
    scopedVars: {},
    targets,
    timezone: 'utc',
    app: CoreApp.Dashboard,
    startTime: 0,
  };
}

const query: TailgateQuery = { refId: 'A', kind: 'latency' };

test('queries go to the server with variables filled in', async () => {
  const { backend, datasource } = setUp({ endpoint: ['GET /a', 'GET /b'] });
  await firstValueFrom(datasource.query(request([{ ...query, endpoints: ['$endpoint'] }])));
  expect(backend.asked).toHaveLength(1);
  expect(backend.asked[0]?.data).toMatchObject({
    queries: [{ refId: 'A', kind: 'latency', endpoints: ['GET /a', 'GET /b'] }],
    from: String(from.valueOf()),
    to: String(to.valueOf()),
  });
});

test('Explore has the first frame of each query, panels have all', async () => {
  const schema = (name: string) => ({ schema: { name, fields: [] }, data: { values: [] } });
  const backend = fakeBackend(() => ({
    results: {
      A: { frames: [schema('latency'), schema('timeouts'), schema('summary')] },
      B: { frames: [schema('findings'), schema('rules')] },
    },
  }));
  const { datasource } = setUp();
  setBackendSrv(backend);
  const targets = [query, { ...query, refId: 'B', kind: 'findings' as const }];
  const names = async (app: CoreApp) => {
    const { data } = await firstValueFrom(datasource.query({ ...request(targets), app }));
    return data.map((frame: unknown) => toDataFrame(frame).name);
  };
  await expect(names(CoreApp.Explore)).resolves.toEqual(['latency', 'findings']);
  await expect(names(CoreApp.Dashboard)).resolves.toEqual([
    'latency',
    'timeouts',
    'summary',
    'findings',
    'rules',
  ]);
});

test('what the filters of the dashboard exclude is not asked for', async () => {
  const { backend, datasource } = setUp();
  const filters = [{ key: 'endpoint', operator: '=', value: 'GET /b' }];
  const targets = [
    { ...query, endpoints: ['GET /a'] },
    { ...query, refId: 'B' },
  ];
  await firstValueFrom(datasource.query({ ...request(targets), filters }));
  expect(backend.asked[0]?.data).toMatchObject({
    queries: [{ refId: 'B', endpoints: ['GET /b'] }],
  });
  const { data } = await firstValueFrom(
    datasource.query({ ...request(targets.slice(0, 1)), filters }),
  );
  expect(data).toEqual([]);
  expect(backend.asked).toHaveLength(1);
});

test.each([
  [{ ...query }, true],
  [{ ...query, hide: true }, false],
  [{ ...query, kind: 'logs' as const }, false],
  [{ ...query, kind: 'logs' as const, text: ' ' }, false],
  [{ ...query, kind: 'logs' as const, text: 'fields @message' }, true],
])('%p is run: %p', (given, runs) => {
  expect(setUp().datasource.filterQuery(given)).toBe(runs);
});

test('a new query suits its page', () => {
  const { datasource } = setUp();
  expect(datasource.getDefaultQuery(CoreApp.Dashboard).kind).toBe('latency');
  expect(datasource.getDefaultQuery(CoreApp.Explore).kind).toBe('latency');
  expect(datasource.getDefaultQuery(CoreApp.UnifiedAlerting)).toEqual({
    kind: 'alert',
    rules: ['integration-timeout', 'slow-integration'],
    measure: 'severity',
    explained: 'zero',
  });
  expect(datasource.annotations.getDefaultQuery?.()).toMatchObject({ kind: 'episodes' });
});

test.each([
  [{ ...query, endpoints: ['$default', 'ANY /{proxy+}'] }, false],
  [{ ...query, endpoints: ['GET $path'] }, true],
  [{ ...query, rules: ['$path'] }, true],
  [{ ...query, text: 'filter resourcePath = "${path}"' }, true],
])('%p holds a variable: %p', (given, holds) => {
  expect(setUp({ path: '/a' }).datasource.targetContainsTemplate(given)).toBe(holds);
});

test('values are asked for the time range and the source', async () => {
  const { backend, datasource } = setUp({ source: 'shop' });
  await expect(datasource.values('endpoint', { range, source: '$source' })).resolves.toEqual([
    'GET /a',
    'GET /b',
  ]);
  expect(backend.asked[0]).toMatchObject({
    url: '/api/datasources/uid/tailgate/resources/values',
    params: { of: 'endpoint', from: from.valueOf(), to: to.valueOf(), source: 'shop' },
  });
});

test('ad hoc filters offer endpoints, rules and severities', async () => {
  const { datasource } = setUp();
  const values = async (key: string) =>
    (await datasource.getTagValues({ key, filters: [] })).map(({ text }) => text);
  expect((await datasource.getTagKeys()).map(({ text }) => text)).toEqual([
    'endpoint',
    'rule',
    'severity',
  ]);
  await expect(values('endpoint')).resolves.toEqual(['GET /a', 'GET /b']);
  await expect(values('rule')).resolves.toEqual(['high-5xx']);
  await expect(values('severity')).resolves.toEqual(['info', 'warning', 'high', 'critical']);
  await expect(values('other')).resolves.toEqual([]);
});

test('a query is described in a few words', () => {
  const { datasource } = setUp();
  expect(
    datasource.getQueryDisplayText({
      ...query,
      percentiles: [0.5, 0.999],
      endpoints: ['GET /a'],
      groupBy: 'endpoint',
    }),
  ).toBe('Latency: P50, P99.9 · GET /a · by endpoint');
  expect(datasource.getQueryDisplayText({ ...query, kind: 'logs', text: 'limit 1' })).toBe(
    'limit 1',
  );
});
