/** The percentiles that the editor offers; others may be typed. */
export const commonPercentiles = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999] as const;

/** `P99.9` for 0.999. */
export function percentileLabel(share: number): string {
  // Twelve digits hide what binary fractions add to 99.9.
  return `P${Number((share * 100).toPrecision(12))}`;
}

/**
 * Reads what somebody typed: `99.9`, `p99.9`, `P99,9`.
 * @returns the share from 0 to 1, or undefined where it is no percentile above 0
 */
export function parsePercentile(typed: string): number | undefined {
  const match = /^\s*p?(\d{1,3}(?:[.,]\d{1,6})?)\s*%?\s*$/i.exec(typed);
  if (match === null) return undefined;
  const percent = Number((match[1] ?? '').replace(',', '.'));
  if (percent <= 0 || percent > 100) return undefined;
  return Number((percent / 100).toPrecision(12));
}
