import { GrafanaQuery } from '@tailgate/contract';
import { Value } from '@sinclair/typebox/value';
import { readFindings } from '../../components/frames/findings-frame';
import { alertRuleDefaults, alertRulePath } from './alert-rule';
import { findQuery } from './find-query';
import { findingsFrames } from './testing/findings-frames';
import { latencyFinding, timeoutFinding } from './testing/sample-findings';

const rowOf = (finding = timeoutFinding) => readFindings(findingsFrames([finding], []))![0];
const query = { uid: 'tg', source: '' };

test('the rule fires where the finding is as severe as now, on its endpoint', () => {
  const defaults = alertRuleDefaults(rowOf(), query, undefined);
  const [severity, affected, condition] = defaults.queries;
  expect(defaults.name).toBe('Integration timeouts: POST /api/reports/generate');
  expect(severity?.model).toEqual({
    refId: 'A',
    datasource: { type: 'tailgate-apigateway-datasource', uid: 'tg' },
    kind: 'alert',
    rules: ['integration-timeout'],
    endpoints: ['POST /api/reports/generate'],
    measure: 'severity',
    instant: true,
  });
  expect(affected?.model).toMatchObject({ refId: 'B', measure: 'affected' });
  expect(condition).toMatchObject({
    refId: defaults.condition,
    datasourceUid: '__expr__',
    model: {
      type: 'threshold',
      expression: 'A',
      // Critical is 4.
      conditions: [{ evaluator: { type: 'gt', params: [3] } }],
    },
  });
});

test('both queries are queries of the data source', () => {
  for (const { model } of alertRuleDefaults(rowOf(), query, undefined).queries.slice(0, 2)) {
    expect(Value.Check(GrafanaQuery, model)).toBe(true);
  }
});

test('a finding of the whole source has an instance for every endpoint', () => {
  const defaults = alertRuleDefaults(
    rowOf(latencyFinding),
    { ...query, source: 'shop' },
    undefined,
  );
  expect(defaults.name).toBe('High response latency');
  expect(defaults.queries[0]?.model).toMatchObject({ source: 'shop' });
  expect(defaults.queries[0]?.model).not.toHaveProperty('endpoints');
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
