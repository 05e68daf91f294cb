/**
 * Position of a percentile among n ascending values: nearest rank, index ⌈p·n⌉ − 1.
 *
 * The one definition of Tailgate. No interpolation: a percentile is a latency that was measured.
 * @param p from 0 to 1; 0 gives the smallest value
 * @param count how many values there are, at least 1
 */
export function nearestRankIndex(p: number, count: number): number {
  // 0.07 · 100 is 7.000000000000001 in binary: the product is pulled down before it is rounded up.
  const product = p * count;
  const rank = Math.ceil(product - product * 4 * Number.EPSILON);
  return Math.min(Math.max(rank, 1), count) - 1;
}
