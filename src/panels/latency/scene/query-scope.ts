import type { DataQueryRequest, InterpolateFunction } from '@grafana/data';
import { chosenEndpoints } from '../chosen-endpoints';

/** For people: what a series without an endpoint is of, as its query may be of some endpoints alone. */
export function queryScope(
  request: Pick<DataQueryRequest, 'targets'> | undefined,
  refId: string | undefined,
  replaceVariables: InterpolateFunction,
): string {
  const target = request?.targets.find((one) => one.refId === refId);
  const written: unknown = target === undefined ? undefined : Reflect.get(target, 'endpoints');
  const texts: readonly unknown[] = Array.isArray(written) ? written : [];
  const each = texts
    .filter((text) => typeof text === 'string')
    .map((text) => chosenEndpoints(text, replaceVariables));
  const endpoints = [...new Set(each.flat())];
  const isRestricted = each.length > 0 && each.every((names) => names.length > 0);
  if (!isRestricted) return 'All endpoints';
  return endpoints.length === 1 ? (endpoints[0] ?? '') : `${endpoints.length} endpoints`;
}
