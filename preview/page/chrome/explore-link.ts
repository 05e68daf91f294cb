import type { SearchChange } from '../state/search';

/** The query and the range that a link to Grafana's Explore names, as this page's address has them. */
export function readExploreLink(parameters: URLSearchParams): SearchChange {
  const pane = firstOf(parse(parameters.get('panes')));
  const query = firstOf(property(pane, 'queries'));
  const from = property(property(pane, 'range'), 'from');
  const to = property(property(pane, 'range'), 'to');
  return {
    ...(query !== undefined && { query: JSON.stringify(query) }),
    ...(isTime(from) && isTime(to) && { from: String(from), to: String(to) }),
  };
}

const isTime = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

function firstOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.values(value)[0] : undefined;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function parse(json: string | null): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}
