import type { EndpointAggregates } from '../latency/aggregates';
import { formatCount } from './format';
import type { Speech, Subject } from './rule';

/** Endpoints named in a sentence; the finding lists them all. */
const namedEndpoints = 5;

/** `1 request`, `23 requests`. */
export function requests(count: number): string {
  return `${formatCount(count)} ${Math.round(count) === 1 ? 'request' : 'requests'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

/** Puts the endpoint before a sentence that speaks of one; nothing before one that speaks of the whole. */
export function about(aggregates: EndpointAggregates): string {
  return aggregates.endpoint === '' ? '' : `${aggregates.endpoint}: `;
}

/** `POST /a (18), POST /b (5)`: the affected endpoints with their counts, worst first. */
export function endpointCounts(endpoints: readonly Subject[]): string {
  const named = endpoints
    .slice(0, namedEndpoints)
    .map(({ aggregates, count }) => `${aggregates.endpoint} (${formatCount(count)})`);
  const hidden = endpoints.length - named.length;
  return [...named, ...(hidden > 0 ? [`and ${formatCount(hidden)} more`] : [])].join(', ');
}

/**
 * The end of a sentence about the whole that names its worst endpoint; empty where the sentence
 * speaks of an endpoint already or where no endpoint fires alone.
 */
export function worstEndpoint(speech: Speech, figure: (subject: Subject) => string): string {
  const [worst] = speech.endpoints;
  if (speech.aggregates.endpoint !== '' || worst === undefined) return '';
  return `; worst endpoint ${worst.aggregates.endpoint} (${figure(worst)})`;
}

/** Whether a number is an HTTP status; a line without one is counted under something else. */
export function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 100 && status <= 999;
}

/** Answers by status, most frequent first: `502 (12), 500 (3)`. Entries that are no status are left out. */
export function statusCounts(statuses: ReadonlyMap<number, number>): string {
  return [...statuses]
    .filter(([status, count]) => isStatus(status) && count > 0)
    .sort(([a, m], [b, n]) => n - m || a - b)
    .map(([status, count]) => `${status} (${formatCount(count)})`)
    .join(', ');
}

/** The value that all subjects share, undefined where they differ or there is none. */
export function shared(
  subjects: readonly Subject[],
  value: (subject: Subject) => number,
): number | undefined {
  const values = new Set(subjects.map(value));
  const [only] = values;
  return values.size === 1 ? only : undefined;
}
