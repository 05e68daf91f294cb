import { GrafanaQuery } from '@tailgate/contract';
import { Value } from '@sinclair/typebox/value';

/** What Grafana itself keeps in a saved query. */
const grafanasOwn = ['refId', 'datasource', 'hide', 'intervalMs', 'maxDataPoints'];
const known = new Set([...Object.keys(GrafanaQuery.properties), ...grafanasOwn]);

/**
 * A saved query, checked more strictly than the backend does: a misspelt field would be ignored there.
 * @throws Error that says what is wrong
 */
export function strictQuery(model: unknown): GrafanaQuery {
  const fault = Value.Errors(GrafanaQuery, model).First();
  if (fault !== undefined) throw new Error(`${fault.path}: ${fault.message}`);
  const query = Value.Decode(GrafanaQuery, model);
  const strange = Object.keys(query).filter((key) => !known.has(key));
  if (strange.length > 0) throw new Error(`unknown fields: ${strange.join(', ')}`);
  return query;
}
