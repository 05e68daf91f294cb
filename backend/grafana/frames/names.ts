/** `p99.9` of the contract as part of a field name, where a point would need quoting: `p99_9`. */
export const percentileField = (percentile: string): string => percentile.replaceAll('.', '_');

/** `p99.9` for people. */
export const percentileText = (percentile: string): string => percentile.toUpperCase();

/** What tells series of an answer apart; `endpoint` is empty for all endpoints together. */
export interface Series {
  readonly source: string;
  readonly endpoint: string;
}

/** The labels of a series: always the source, and the endpoint where there is one. */
export function labelsOf({ source, endpoint }: Series): Readonly<Record<string, string>> {
  return endpoint === '' ? { source } : { source, endpoint };
}

/** `Backend P99 · GET /orders/{id}` */
export function displayName(what: string, endpoint: string, when = ''): string {
  return [what, endpoint, when].filter((part) => part !== '').join(' · ');
}
