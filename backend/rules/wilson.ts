/** Quantile of the normal distribution that bounds 95 % on both sides. */
const z = 1.959963984540054;

/**
 * Lower bound of the two-sided 95 % confidence interval of a rate (Wilson's score interval, without
 * continuity correction): Wilson, "Probable inference, the law of succession, and statistical
 * inference", JASA 22 (1927).
 * @param events from 0 to `trials`
 * @returns from 0 to 1; 0 where nothing was tried
 */
export function wilsonLowerBound(events: number, trials: number): number {
  if (!(trials > 0) || !(events > 0)) return 0;
  const rate = Math.min(events / trials, 1);
  const z2 = z * z;
  const centre = rate + z2 / (2 * trials);
  const margin = z * Math.sqrt((rate * (1 - rate) + z2 / (4 * trials)) / trials);
  return Math.min(rate, Math.max(0, (centre - margin) / (1 + z2 / trials)));
}
