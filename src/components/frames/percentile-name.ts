/** A measure of a latency frame; `total` is the response latency. */
export type Measure = 'backend' | 'total' | 'overhead';

const prefixes: Record<string, Measure> = {
  backend: 'backend',
  response: 'total',
  overhead: 'overhead',
};

/** What a field of a latency frame holds, from its name: `backend_p99`, `response_p99_9` … */
export function parseLatencyField(
  name: string,
): { measure: Measure; percentile: string } | undefined {
  const match = /^(backend|response|overhead)_(p\d{1,2}(?:_\d+)?)$/.exec(name);
  const measure = prefixes[match?.[1] ?? ''];
  const percentile = match?.[2];
  return measure === undefined || percentile === undefined ? undefined : { measure, percentile };
}

/** `P99.9` of `p99_9`. */
export function percentileLabel(percentile: string): string {
  return percentile.toUpperCase().replace('_', '.');
}

/** 99.9 of `p99_9`, for sorting; what is no percentile comes first. */
export function percentileRank(percentile: string): number {
  const rank = Number(percentile.slice(1).replace('_', '.'));
  return Number.isFinite(rank) ? rank : -1;
}
