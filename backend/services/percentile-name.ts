/** `p50`, `p99.9`: the percentile as people write it, from 0 to 1. */
export function percentileName(p: number): string {
  return `p${Number((p * 100).toFixed(6))}`;
}
