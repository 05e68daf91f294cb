import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { expandVariables } from './expand-variables';
import type { TailgateQuery } from './types';

/** Fills the dashboard's variables into a query. */
export function interpolateQuery(
  query: TailgateQuery,
  templates: TemplateSrv,
  scopedVars: ScopedVars,
): TailgateQuery {
  const replace: TemplateSrv['replace'] = (...given) => templates.replace(...given);
  const filled: TailgateQuery = {
    ...query,
    endpoints: expandVariables(query.endpoints, replace, scopedVars),
    rules: expandVariables(query.rules, replace, scopedVars),
    severities: expandVariables(query.severities, replace, scopedVars),
  };
  if (query.source !== undefined) filled.source = replace(query.source, scopedVars);
  if (query.text !== undefined) filled.text = replace(query.text, scopedVars, quoteList);
  return filled;
}

/** Several values become a list of the query language: `["GET", "POST"]` without its brackets. */
function quoteList(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.map((item) => JSON.stringify(String(item))).join(', ');
}
