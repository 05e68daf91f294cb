import type { AlertAnswer, AlertQuery, Notice, RuleId } from '@tailgate/contract';
import { TailgateError } from '../errors';
import { alertRules, alertValue, alertVerdicts, implementedRules } from '../rules';
import { alertRange } from './alert-range';
import type { ConnectedSource } from './live-source';
import { warning } from './notice';
import { blindnessOf } from './rule-inputs';
import { answerInfo, findSource, readRange, type ServiceContext } from './service-context';
import { sourceNotices } from './source-notices';
import type { SourceRead } from './source-reader';

function rulesFor(ids: readonly RuleId[]) {
  const { rules, missing } = alertRules(ids);
  // An alert on it would be silent for ever, and nobody would see why.
  if (missing.length > 0) {
    throw new TailgateError('invalid-input', `There is no alert on ${missing.join(', ')} yet.`, {
      place: 'rules',
      remedy: `Choose from the rules that run: ${implementedRules.join(', ')}.`,
    });
  }
  return rules;
}

interface AlertEndpoints {
  readonly endpoints: readonly string[];
  readonly notices: readonly Notice[];
}

/** The endpoints that have a row, in an order that depends on their names alone. */
function endpointsFor(
  context: ServiceContext,
  source: ConnectedSource,
  read: SourceRead,
  wanted: readonly string[] | undefined,
): AlertEndpoints {
  const known = new Set(context.endpoints.of(source));
  for (const { endpoint } of read.aggregates.aggregates(read.fromMs, read.toMs).endpoints) {
    known.add(endpoint);
  }
  const endpoints = [...new Set(wanted ?? known)].sort();
  const strange = endpoints.filter((endpoint) => !known.has(endpoint));
  const notices = context.endpoints.failures.map((text) => warning('alert-endpoints', text));
  if (endpoints.length === 0) {
    const text = 'No endpoint of this source is known yet, so that there is nothing to alert on.';
    notices.push(warning('alert-endpoints', text));
  }
  if (strange.length > 0) {
    const text = `Not seen in the last 7 days: ${strange.slice(0, 10).join(', ')}.`;
    notices.push(warning('alert-endpoints', text));
  }
  return { endpoints, notices };
}

/**
 * One number for every rule asked for and every endpoint that is known, from settled lines only. The
 * rows are the same at every measure and, while no endpoint comes or goes, at every evaluation.
 * @throws TailgateError where a slice cannot be read: an alert must not take that for "all is well"
 */
export async function queryAlert(
  context: ServiceContext,
  query: AlertQuery,
  signal?: AbortSignal,
): Promise<AlertAnswer> {
  const source = findSource(context, query.source);
  const rules = rulesFor(query.rules);
  const settledEnd = context.reader.settledEnd(source.settings);
  const { fromMs, toMs, readFromMs } = alertRange(readRange(context, query), settledEnd);
  const range = { fromMs: readFromMs, toMs, live: false, priority: 'alert' } as const;
  const read = await context.reader.read(source, range, signal);
  const { endpoints, notices } = endpointsFor(context, source, read, query.endpoints);
  const measure = query.measure ?? 'severity';
  const isBlind = blindnessOf(read);
  const scope = { fromMs, toMs, rules, endpoints };
  const rows = alertVerdicts(read.aggregates, source.settings, scope).map((verdict) => ({
    rule: verdict.rule,
    endpoint: verdict.endpoint,
    value: alertValue(verdict, measure, {
      explainedAsZero: query.explained === 'zero',
      isBlind: (rule) => isBlind(rule, verdict.endpoint),
    }),
  }));
  return {
    kind: 'alert',
    source: source.name,
    measure,
    from: fromMs,
    to: toMs,
    rows,
    info: answerInfo(context, read.cost, read.fromCache, [...sourceNotices(read), ...notices]),
  };
}
