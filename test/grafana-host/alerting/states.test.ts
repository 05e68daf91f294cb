import type { AlertRule } from '../provisioning/alert-rules';
import { judgeRule, type InstanceResult, type Verdict } from './judge-rule';
import { RuleStates } from './rule-states';
import type { NodeResult } from './run-rule';
import type { AlertValue } from './value';

const minuteMs = 60_000;
const rule: AlertRule = {
  uid: 'r',
  title: 'R',
  folder: 'F',
  group: 'G',
  intervalMs: minuteMs,
  condition: 'C',
  data: [
    { refId: 'A', datasourceUid: 'ds', model: {} },
    { refId: 'B', datasourceUid: 'ds', model: {} },
    { refId: 'C', datasourceUid: '__expr__', model: {} },
  ],
  noDataState: 'OK',
  execErrState: 'Error',
  forMs: 0,
  keepFiringForMs: 0,
  missingSeriesEvalsToResolve: 2,
  annotations: {},
  labels: { team: 't' },
  isPaused: false,
};

const result = (verdict: Verdict, endpoint = 'a'): InstanceResult => ({
  labels: verdict === 'Error' ? {} : { endpoint },
  verdict,
  error: verdict === 'Error' ? 'failed' : undefined,
  values: verdict === 'Alerting' ? { A: 4 } : {},
});

/** States of endpoint `a` after each of the verdicts, a minute apart. */
function states(of: Partial<AlertRule>, verdicts: readonly Verdict[]): string[] {
  const instances = new RuleStates({ ...rule, ...of });
  return verdicts.map((verdict, index) => {
    instances.apply([result(verdict)], index * minuteMs);
    const state = instances.all().find(({ labels }) => labels['endpoint'] === 'a');
    return state === undefined ? 'gone' : `${state.state}${state.reason && ` (${state.reason})`}`;
  });
}

describe('the state of an instance', () => {
  it('fires at once without `for`, and after it with', () => {
    expect(states({}, ['Alerting', 'Normal'])).toEqual(['Alerting', 'Normal']);
    const wait = { forMs: 2 * minuteMs };
    expect(states(wait, ['Alerting', 'Alerting', 'Alerting', 'Normal'])).toEqual([
      'Pending',
      'Pending',
      'Alerting',
      'Normal',
    ]);
    expect(states(wait, ['Alerting', 'Normal', 'Alerting', 'Alerting'])).toEqual([
      'Pending',
      'Normal',
      'Pending',
      'Pending',
    ]);
  });

  it('keeps firing for a while, and fires again at once', () => {
    const keep = { keepFiringForMs: 2 * minuteMs, forMs: minuteMs };
    expect(
      states(keep, [
        'Alerting',
        'Alerting',
        'Normal',
        'Normal',
        'Alerting',
        'Normal',
        'Normal',
        'Normal',
      ]),
    ).toEqual([
      ...['Pending', 'Alerting', 'Recovering', 'Recovering'],
      ...['Alerting', 'Recovering', 'Recovering', 'Normal'],
    ]);
  });

  it('takes missing data as the rule says', () => {
    expect(states({}, ['Alerting', 'NoData'])).toEqual(['Alerting', 'Normal (NoData)']);
    expect(states({ noDataState: 'NoData' }, ['Alerting', 'NoData'])).toEqual([
      'Alerting',
      'NoData',
    ]);
    expect(states({ noDataState: 'NoData', forMs: minuteMs }, ['NoData', 'NoData'])).toEqual([
      'Pending (NoData)',
      'NoData',
    ]);
    expect(states({ noDataState: 'Alerting' }, ['Normal', 'NoData'])).toEqual([
      'Normal',
      'Alerting (NoData)',
    ]);
    expect(states({ noDataState: 'KeepLast' }, ['Alerting', 'NoData', 'Normal'])).toEqual([
      'Alerting',
      'Alerting (NoData, KeepLast)',
      'Normal',
    ]);
  });

  it('keeps errors apart from the instances, which go when they are missing', () => {
    const instances = new RuleStates(rule);
    instances.apply([result('Alerting'), result('Normal', 'b')], 0);
    instances.apply([result('Error')], minuteMs);
    const now = instances.all().map(({ labels, state }) => [labels['endpoint'], state]);
    expect(now).toEqual([
      ['a', 'Alerting'],
      ['b', 'Normal'],
      [undefined, 'Error'],
    ]);
    const gone = instances.apply([result('Error')], 2 * minuteMs);
    expect(gone.map(({ from, to, instance }) => [from, to, instance.reason])).toEqual([
      ['Error', 'Error', ''],
      ['Alerting', 'Normal', 'MissingSeries'],
      ['Normal', 'Normal', 'MissingSeries'],
    ]);
    // An error goes with the first evaluation that works.
    instances.apply([result('Normal')], 3 * minuteMs);
    expect(instances.all().map(({ labels }) => labels['endpoint'])).toEqual(['a']);
  });

  it('maps an error to every instance where the rule says so', () => {
    expect(states({ execErrState: 'KeepLast' }, ['Alerting', 'Error'])).toEqual([
      'Alerting',
      'Alerting (Error, KeepLast)',
    ]);
    expect(states({ execErrState: 'OK' }, ['Alerting', 'Error'])).toEqual([
      'Alerting',
      'Normal (Error)',
    ]);
  });

  it('gives instances the labels of the rule, and −1 as values where there are none', () => {
    const instances = new RuleStates(rule);
    instances.apply([result('Alerting')], 0);
    expect(instances.all()[0]).toMatchObject({
      labels: { endpoint: 'a', team: 't', alertname: 'R', grafana_folder: 'F' },
      values: { A: 4 },
    });
    instances.apply([result('NoData')], minuteMs);
    expect(instances.all()[0]?.values).toEqual({ A: -1 });
  });
});

describe('judgeRule', () => {
  const number = (value: number | null, labels = {}): AlertValue => ({
    kind: 'number',
    labels,
    value,
  });
  const judge = (nodes: Record<string, NodeResult>) =>
    judgeRule(rule, new Map(Object.entries(nodes)));
  const good: NodeResult = { values: [number(3, { e: 'a' })], datasourceUid: 'ds' };

  it('judges by the condition and captures the numbers of all refIds', () => {
    const results = judge({
      A: { values: [number(3, { e: 'a' }), number(0, { e: 'b' })], datasourceUid: 'ds' },
      B: { values: [number(null, { e: 'a' }), number(7)], datasourceUid: 'ds' },
      C: { values: [number(1, { e: 'a' }), number(0, { e: 'b' }), number(null, { e: 'c' })] },
    });
    expect(results.map(({ labels, verdict }) => [labels['e'], verdict])).toEqual([
      ['a', 'Alerting'],
      ['b', 'Normal'],
      ['c', 'NoData'],
    ]);
    expect(results[0]?.values).toEqual({ A: 3, B: Number.NaN, C: 1 });
    expect(results[1]?.values).toEqual({ A: 0, B: 7, C: 0 });
  });

  it('is in error by the first cause, for series, and for labels that occur twice', () => {
    const failed = judge({ A: { error: 'no' }, B: good, C: { error: 'dependent', because: 'A' } });
    expect(failed).toMatchObject([{ verdict: 'Error', error: 'no', labels: {} }]);
    const twice = { values: [number(1, { e: 'a' }), number(0, { e: 'a' })] };
    expect(judge({ A: good, B: good, C: twice })[0]?.error).toContain('duplicate results');
    const series: NodeResult = { values: [{ kind: 'series', labels: {}, points: [] }] };
    expect(judge({ A: good, B: good, C: series })[0]?.error).toContain('time series');
  });

  it('has no data as soon as one query has none, even one that is only evidence', () => {
    const empty: NodeResult = { values: [{ kind: 'no-data' }], datasourceUid: 'ds' };
    const results = judge({ A: good, B: empty, C: { values: [number(1, { e: 'a' })] } });
    expect(results).toMatchObject([
      { verdict: 'NoData', labels: { datasource_uid: 'ds', ref_id: 'B' } },
    ]);
  });

  it('does not mind an error of a query that the condition does not need', () => {
    const results = judge({ A: good, B: { error: 'x' }, C: { values: [number(1, { e: 'a' })] } });
    expect(results).toMatchObject([{ verdict: 'Alerting', values: { A: 3, C: 1 } }]);
  });
});
