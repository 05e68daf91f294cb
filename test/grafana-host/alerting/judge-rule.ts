import type { AlertRule } from '../provisioning/alert-rules';
import { contains, fingerprint, type Labels } from './labels';
import { isFailure, type NodeResult } from './run-rule';
import type { AlertValue } from './value';

export type Verdict = 'Normal' | 'Alerting' | 'NoData' | 'Error';

/** What one evaluation says of one instance. */
export interface InstanceResult {
  readonly labels: Labels;
  readonly verdict: Verdict;
  readonly error: string | undefined;
  /** Numbers of all refIds with the same labels, or a part of them: what templates read. */
  readonly values: Readonly<Record<string, number>>;
}

type Results = ReadonlyMap<string, NodeResult>;

/** The instances of a rule from what its refIds gave, as Grafana tells them apart and judges them. */
export function judgeRule(rule: AlertRule, results: Results): readonly InstanceResult[] {
  const condition = results.get(rule.condition);
  if (condition === undefined) throw new Error(`The rule ${rule.uid} has no ${rule.condition}.`);
  if (isFailure(condition)) return [failure(firstCause(condition, results))];
  const empty = emptyQueries(rule, results);
  if (empty.length > 0) return empty;
  if (condition.values.length === 0) return [without({}, 'NoData')];
  const instances = condition.values.map((value) => judgeValue(value, results));
  const seen = new Set<string>();
  for (const { labels } of instances) {
    const key = fingerprint(labels);
    if (seen.has(key)) {
      const text = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
      return [
        failure(
          `frame cannot uniquely be identified by its labels: has duplicate results with labels {${text.join(', ')}}`,
        ),
      ];
    }
    seen.add(key);
  }
  return instances;
}

function without(labels: Labels, verdict: Verdict, error?: string): InstanceResult {
  return { labels, verdict, error, values: {} };
}

const failure = (error: string): InstanceResult => without({}, 'Error', error);

/** Follows "did not execute because of …" to the failure that began it. */
function firstCause(
  { error, because }: Extract<NodeResult, { error: string }>,
  results: Results,
): string {
  const cause = because === undefined ? undefined : results.get(because);
  return isFailure(cause) ? firstCause(cause, results) : error;
}

/**
 * A query without any data makes the whole rule "no data", whichever refId it is: one instance per
 * data source that says which.
 */
function emptyQueries({ data }: AlertRule, results: Results): InstanceResult[] {
  const refIds = new Map<string, string[]>();
  for (const { refId, datasourceUid } of data) {
    const result = results.get(refId);
    if (result === undefined || isFailure(result) || result.datasourceUid === undefined) continue;
    const { values } = result;
    const isEmpty = values.length === 0 || (values.length === 1 && values[0]?.kind === 'no-data');
    if (isEmpty) refIds.set(datasourceUid, [...(refIds.get(datasourceUid) ?? []), refId]);
  }
  return [...refIds].map(([uid, ids]) =>
    without({ datasource_uid: uid, ref_id: ids.sort().join(',') }, 'NoData'),
  );
}

function judgeValue(value: AlertValue, results: Results): InstanceResult {
  switch (value.kind) {
    case 'no-data':
      return without({}, 'NoData');
    case 'series':
      return failure('looks like time series data, only reduced data can be alerted on.');
    case 'number':
    case 'scalar': {
      const labels = value.kind === 'number' ? value.labels : {};
      const verdict = value.value === null ? 'NoData' : value.value === 0 ? 'Normal' : 'Alerting';
      return { labels, verdict, error: undefined, values: capture(labels, results) };
    }
  }
}

/** The number of each refId that belongs to these labels; NaN stands for none. */
function capture(labels: Labels, results: Results): Record<string, number> {
  const captured: Record<string, number> = {};
  for (const [refId, result] of results) {
    if (isFailure(result)) continue;
    const numbers = result.values.flatMap((value) =>
      value.kind === 'number' || value.kind === 'scalar'
        ? [{ labels: value.kind === 'number' ? value.labels : {}, value: value.value }]
        : [],
    );
    const match =
      numbers.find((item) => fingerprint(item.labels) === fingerprint(labels)) ??
      numbers.find((item) => contains(labels, item.labels) || contains(item.labels, labels));
    if (match !== undefined) captured[refId] = match.value ?? Number.NaN;
  }
  return captured;
}
