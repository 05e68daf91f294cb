import { GrafanaQuery } from '@tailgate/contract';
import { Value } from '@sinclair/typebox/value';
import { readFindings } from '../../components/frames/findings-frame';
import { alertRuleDefaults, alertRulePath, watchedEndpoints } from './alert-rule';
import { askedKinds, findQuery } from './find-query';
import { findingsFrames } from './testing/findings-frames';
import { latencyFinding, throttledFinding, timeoutFinding } from './testing/sample-findings';

const rowOf = (finding = timeoutFinding) => readFindings(findingsFrames([finding], []))![0];
const query = { uid: 'tg', source: '' };

test('the rule fires on each endpoint of the finding, where it is as severe as now', () => {
  const defaults = alertRuleDefaults(rowOf(), query, undefined);
  const [severity, affected, requests, condition] = defaults.queries;
  expect(defaults.name).toBe('Integration timeouts: POST /api/reports/generate and 1 more');
  expect(severity?.model).toEqual({
    refId: 'A',
    datasource: { type: 'tailgate-apigateway-datasource', uid: 'tg' },
    kind: 'alert',
    rules: ['integration-timeout'],
    endpoints: ['POST /api/reports/generate', 'POST /api/export/csv'],
    measure: 'severity',
    explained: 'zero',
    instant: true,
  });
  expect(severity).toMatchObject({ relativeTimeRange: { from: 600, to: 0 } });
  expect(affected?.model).toMatchObject({ refId: 'B', measure: 'affected' });
  expect(requests?.model).toMatchObject({ refId: 'C', measure: 'requests' });
  expect(condition).toMatchObject({
    refId: defaults.condition,
    datasourceUid: '__expr__',
    model: {
      type: 'threshold',
      expression: 'A',
      // High is 3. The second endpoint of this critical finding is.
      conditions: [{ evaluator: { type: 'gt', params: [2] } }],
    },
  });
  expect(defaults.labels).toEqual([{ key: 'severity', value: 'high' }]);
});

test('an endpoint without requests wakes nobody, a backend without answer does', () => {
  const { noDataState, execErrState, evaluateFor } = alertRuleDefaults(rowOf(), query, undefined);
  expect({ noDataState, execErrState, evaluateFor }).toEqual({
    noDataState: 'OK',
    execErrState: 'Error',
    evaluateFor: '5m',
  });
});

test('a finding that another one explains would never fire if that counted as nothing', () => {
  const [{ model }] = alertRuleDefaults(rowOf(latencyFinding), query, undefined).queries;
  expect(model).toMatchObject({ explained: 'keep' });
});

test('no number is written that may be missing, and no text of a log is a template', () => {
  const meaning = 'Look at GET /{{ template "x" }}.';
  const { annotations } = alertRuleDefaults(
    rowOf({ ...timeoutFinding, meaning }),
    query,
    undefined,
  );
  const text = (key: string) => annotations.find((each) => each.key === key)?.value ?? '';
  expect(text('description')).toBe('Look at GET /{{ "{{" }} template "x" }}.');
  const summary = text('summary');
  expect(summary).toMatch(/^\{\{ if not \$labels.endpoint \}\}.* cannot be judged/);
  for (const refId of ['B', 'C']) {
    const guard = summary.indexOf(`lt 0.0 $values.${refId}.Value`);
    expect(guard).toBeGreaterThan(0);
    expect(summary.indexOf(`printf "%.0f" $values.${refId}.Value`)).toBeGreaterThan(guard);
  }
});

test('the queries are queries of the data source', () => {
  for (const { model } of alertRuleDefaults(rowOf(), query, undefined).queries.slice(0, 3)) {
    expect(Value.Check(GrafanaQuery, model)).toBe(true);
  }
});

test('a finding of the whole source has an instance for every endpoint', () => {
  const defaults = alertRuleDefaults(
    rowOf(latencyFinding),
    { ...query, source: 'shop' },
    undefined,
  );
  expect(defaults.name).toBe('High response latency: all endpoints');
  expect(defaults.queries[0]?.model).toMatchObject({ source: 'shop' });
  expect(defaults.queries[0]?.model).not.toHaveProperty('endpoints');
});

test('where it fires on a single endpoint the rule is of that one', () => {
  const row = rowOf(throttledFinding);
  expect(watchedEndpoints(row)).toEqual([row.endpoint]);
});

test('more endpoints than an address holds are all', () => {
  const endpoints = Array.from({ length: 11 }, (_, index) => ({
    ...timeoutFinding.endpoints[0],
    endpoint: `GET /${index}`,
  }));
  expect(watchedEndpoints(rowOf({ ...timeoutFinding, endpoints }))).toEqual([]);
});

test('the alert is shown on the panel that it was made from', () => {
  const place = { dashboardUid: 'shop', panelId: 7 };
  expect(alertRuleDefaults(rowOf(), query, place).annotations).toEqual(
    expect.arrayContaining([
      { key: '__dashboardUid__', value: 'shop' },
      { key: '__panelId__', value: '7' },
    ]),
  );
});

test('the path holds the rule as Grafana reads it, and the way back', () => {
  const defaults = alertRuleDefaults(rowOf(), query, undefined);
  const { pathname, searchParams } = new URL(
    alertRulePath(defaults, '/d/shop?from=now-6h&to=now'),
    'http://grafana',
  );
  expect(pathname).toBe('/alerting/new/alerting');
  expect(JSON.parse(searchParams.get('defaults') ?? '')).toEqual(
    JSON.parse(JSON.stringify(defaults)),
  );
  expect(searchParams.get('returnTo')).toBe('/d/shop?from=now-6h&to=now');
});

test('the query is that of the frame, or the only one of Tailgate; other sources have no alerts', () => {
  const target = (refId: string, uid: string, type = 'tailgate-apigateway-datasource') => ({
    refId,
    datasource: { type, uid },
    source: '$source',
  });
  const replace = (text: string) => text.replace('$source', 'shop');
  const find = (...targets: ReturnType<typeof target>[]) =>
    findQuery(rowOf(), { targets }, replace);
  expect(find(target('B', 'other'), target('A', 'own'))).toEqual({ uid: 'own', source: 'shop' });
  expect(find(target('C', 'moved'))?.uid).toBe('moved');
  expect(find(target('A', 'x', 'cloudwatch'))).toBeUndefined();
  expect(findQuery(rowOf(), undefined, replace)).toBeUndefined();
});

test('a query without the type of its data source is known by what its frame says', () => {
  const bare = { refId: 'A', datasource: { uid: 'tg' } };
  const replace = (text: string) => text;
  expect(findQuery(rowOf(), { targets: [bare] }, replace)).toEqual({ uid: 'tg', source: '' });
  const { frame } = rowOf();
  const foreign = { ...frame, meta: {} };
  expect(findQuery({ frame: foreign }, { targets: [bare] }, replace)).toBeUndefined();
});

test('the kinds that are asked for are those of queries that are not hidden', () => {
  const datasource = { type: 'tailgate-apigateway-datasource', uid: 'tg' };
  const target = (rest: object) => ({ refId: 'A', datasource, ...rest });
  const targets = [target({ kind: 'latency' }), target({ kind: 'findings', hide: true })];
  expect(askedKinds({ targets })).toEqual(['latency']);
  expect(askedKinds(undefined)).toEqual([]);
});
