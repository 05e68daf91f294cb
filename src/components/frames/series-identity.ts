import type { DataFrame, Field } from '@grafana/data';

/** What tells one series from another. Empty: all endpoints together; a source that nobody names. */
export interface SeriesIdentity {
  readonly source: string;
  readonly endpoint: string;
}

/** The endpoint of a field's labels; empty where the series is of all endpoints together. */
export function endpointOf(field: Field): string {
  return field.labels?.endpoint ?? '';
}

export function identityOf(field: Field): SeriesIdentity {
  return { source: field.labels?.source ?? '', endpoint: endpointOf(field) };
}

/** An identity as a key of a map. */
export function identityKey({ source, endpoint }: SeriesIdentity): string {
  return `${source}\n${endpoint}`;
}

/** Whether two frames may speak of the same series: a source that one of them does not name may be any. */
export function isSameSeries(one: SeriesIdentity, other: SeriesIdentity): boolean {
  return one.endpoint === other.endpoint && isSameSource(one.source, other.source);
}

export function isSameSource(one: string, other: string): boolean {
  return one === other || one === '' || other === '';
}

/**
 * The source of each query by its refId, from the labels of its series: tables of the same answer, such
 * as `summary`, have none.
 */
export function sourcesByQuery(frames: readonly DataFrame[]): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const { refId = '', fields } of frames) {
    const source = fields.find(({ labels }) => labels?.source !== undefined)?.labels?.source;
    if (source !== undefined && !sources.has(refId)) sources.set(refId, source);
  }
  return sources;
}
