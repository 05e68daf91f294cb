import type { GrafanaHost } from '../grafana-host';
import { PluginError } from '../plugin/plugin-error';
import type { AlertRule, AlertRuleQuery } from '../provisioning/alert-rules';
import { pluginContext } from '../query/plugin-context';
import { runQueries } from '../query/run-queries';
import { isExpression, neededBy, readExpression, type Expression } from './expression-model';
import { frameValues } from './frame-values';
import { math, type Variables } from './math';
import { reduce } from './reduce';
import { threshold } from './threshold';
import type { AlertValue } from './value';

/** What one refId of a rule gave. */
export type NodeResult =
  | { readonly values: readonly AlertValue[]; readonly datasourceUid?: string }
  /** `because` names the refId that failed first. */
  | { readonly error: string; readonly because?: string };

/** `[unified_alerting] evaluation_timeout`. */
const evaluationTimeoutMs = 30_000;
const defaultMaxDataPoints = 43_200;
const defaultIntervalMs = 1_000;

/**
 * Runs the queries and expressions of a rule as Grafana does at `atMs`: each query is a request of its
 * own, without a person, with the headers of alerting.
 * @throws Error where the rule itself is wrong
 */
export async function runRule(
  host: GrafanaHost,
  rule: AlertRule,
  atMs: number,
): Promise<ReadonlyMap<string, NodeResult>> {
  const results = new Map<string, NodeResult>();
  const signal = AbortSignal.timeout(evaluationTimeoutMs);
  const waiting = rule.data.map((query) => node(query));
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ needs }) => needs.every((refId) => results.has(refId)));
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (next === undefined) {
      throw new Error(`The rule ${rule.uid} reads a refId that it does not have, or in a circle.`);
    }
    const failed = next.needs.find((refId) => isFailure(results.get(refId)));
    const { query, expression } = next;
    const result =
      failed !== undefined
        ? {
            error: `did not execute expression [${query.refId}] due to a failure of the dependent expression or query [${failed}]`,
            because: failed,
          }
        : expression === undefined
          ? await runQuery(host, rule, query, atMs, signal)
          : runExpression(expression, variablesOf(results));
    results.set(query.refId, result);
  }
  return results;
}

export function isFailure(
  result: NodeResult | undefined,
): result is Extract<NodeResult, { error: string }> {
  return result !== undefined && 'error' in result;
}

interface Node {
  readonly query: AlertRuleQuery;
  readonly expression: Expression | undefined;
  readonly needs: readonly string[];
}

function node(query: AlertRuleQuery): Node {
  if (!isExpression(query.datasourceUid)) return { query, expression: undefined, needs: [] };
  const expression = readExpression(query.refId, query.model);
  return { query, expression, needs: neededBy(expression) };
}

function variablesOf(results: ReadonlyMap<string, NodeResult>): Variables {
  return new Map(
    [...results].map(([refId, result]) => [refId, isFailure(result) ? [] : result.values]),
  );
}

function runExpression(expression: Expression, variables: Variables): NodeResult {
  try {
    if (expression.type === 'math') return { values: math(expression.expression, variables) };
    const input = neededBy(expression).flatMap((refId) => variables.get(refId) ?? []);
    if (expression.type === 'reduce') {
      return { values: reduce(input, expression.reducer, expression.settings) };
    }
    const [condition] = expression.conditions;
    if (condition === undefined) throw new Error('threshold expression requires one condition');
    return { values: threshold(input, condition.evaluator) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function runQuery(
  host: GrafanaHost,
  rule: AlertRule,
  query: AlertRuleQuery,
  atMs: number,
  signal: AbortSignal,
): Promise<NodeResult> {
  const { refId, datasourceUid, model, queryType = '' } = query;
  const { from, to } = query.relativeTimeRange ?? { from: 0, to: 0 };
  const dataQuery = {
    refId,
    maxDataPoints: numberOf(model['maxDataPoints'], defaultMaxDataPoints),
    intervalMS: numberOf(model['intervalMs'], defaultIntervalMs),
    timeRange: { fromEpochMS: atMs - from * 1_000, toEpochMS: atMs - to * 1_000 },
    json: Buffer.from(JSON.stringify({ ...model, refId })),
    queryType,
  };
  const fail = (detail: string): NodeResult => ({
    error: `failed to execute query [${refId}]: ${detail}`,
  });
  try {
    const source = host.dataSource(datasourceUid);
    const results = await runQueries(
      host.plugin(source.type),
      { pluginContext: pluginContext(source), headers: headers(rule), queries: [dataQuery] },
      signal,
    );
    const answer = results.get(refId);
    if (answer?.error !== undefined) return fail(answer.error);
    return { values: frameValues(answer?.frames ?? []), datasourceUid };
  } catch (error) {
    if (error instanceof PluginError) return fail(error.message);
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function numberOf(value: unknown, fallback: number): number {
  return typeof value === 'number' && value > 0 ? value : fallback;
}

/** What alerting tells a data source of the rule; values are URL-encoded. */
function headers({ uid, title, folder }: AlertRule): Record<string, string> {
  return {
    FromAlert: 'true',
    'X-Cache-Skip': 'true',
    'X-Grafana-Org-Id': '1',
    'http_X-Rule-Uid': encodeURIComponent(uid),
    'http_X-Rule-Name': encodeURIComponent(title),
    'http_X-Rule-Folder': encodeURIComponent(folder),
    'http_X-Rule-Source': 'scheduler',
    'http_X-Rule-Type': 'alerting',
    'http_X-Rule-Version': '1',
  };
}
