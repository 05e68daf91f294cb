import type { AdHocVariableFilter } from '@grafana/data';
import type { TailgateQuery } from './types';

/** What a dashboard's ad hoc filters can filter by, and the part of the query that it becomes. */
const fields = { endpoint: 'endpoints', rule: 'rules', severity: 'severities' } as const;
export const filterKeys = ['endpoint', 'rule', 'severity'] as const;
type FilterKey = (typeof filterKeys)[number];

/**
 * Narrows a query by the ad hoc filters of the dashboard. Kinds that do not use a part ignore it, as
 * they do in the query itself.
 *
 * @returns undefined where filter and query exclude each other, so that there is nothing to ask
 * @throws Error where a filter cannot be applied: an answer without it would mislead
 */
export function applyFilters(
  query: TailgateQuery,
  filters: readonly AdHocVariableFilter[] = [],
): TailgateQuery | undefined {
  const narrowed = { ...query };
  for (const filter of filters) {
    const { key } = filter;
    if (!isFilterKey(key)) {
      throw new Error(
        `Tailgate cannot filter by "${key}". Filter by ${filterKeys.join(', ')}, or remove the filter.`,
      );
    }
    const field = fields[key];
    const both = intersect(narrowed[field], valuesOf(filter));
    if (both.length === 0) return undefined;
    narrowed[field] = both;
  }
  return narrowed;
}

export function isFilterKey(key: string): key is FilterKey {
  return filterKeys.some((name) => name === key);
}

function valuesOf({ key, operator, value, values }: AdHocVariableFilter): string[] {
  if (operator === '=') return [value];
  if (operator === '=|') return values ?? [value];
  throw new Error(
    `Tailgate cannot filter ${key} by "${operator}". Use "=" or "=|" (one of), or remove the filter.`,
  );
}

/** No choice means everything. */
function intersect(chosen: readonly string[] | undefined, allowed: readonly string[]): string[] {
  if (chosen === undefined || chosen.length === 0) return [...allowed];
  return chosen.filter((value) => allowed.includes(value));
}
