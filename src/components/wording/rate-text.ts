import { formatShare } from '../format';

/** A rate from 0 to 1 in percent; a small one keeps two digits, as rates of errors are small. */
export function rateText(rate: number): string {
  const percent = rate * 100;
  if (percent <= 0 || percent >= 0.1) return formatShare(rate);
  return percent < 0.001 ? '< 0.001 %' : `${Number(percent.toPrecision(2))} %`;
}
