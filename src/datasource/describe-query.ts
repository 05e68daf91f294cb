import { kinds } from './kinds';
import { percentileLabel } from './percentiles';
import type { TailgateQuery } from './types';

/** A query in a few words, for Explore's history and collapsed rows. */
export function describeQuery(query: TailgateQuery): string {
  const label = kinds.find(({ value }) => value === query.kind)?.label ?? query.kind;
  if (query.kind === 'logs') return query.text ?? label;
  const parts = [
    query.kind === 'latency' ? query.percentiles?.map(percentileLabel).join(', ') : undefined,
    query.kind === 'alert' ? query.measure : undefined,
    query.rules?.join(', '),
    query.endpoints?.join(', '),
    query.groupBy === 'endpoint' ? 'by endpoint' : undefined,
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? label : `${label}: ${parts.join(' · ')}`;
}
