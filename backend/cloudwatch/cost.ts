import { TailgateError } from '../errors';

/**
 * US dollars for a GB that Logs Insights scans. AWS bills uncompressed bytes scanned by queries;
 * 0.005 is what third parties report for us-east-1 (c3x.dev, "CloudWatch Logs cost optimization"),
 * 0.0076 for ap-northeast-1. AWS's own price page was not at hand, so it is a setting.
 */
export const defaultPricePerGb = 0.005;

/**
 * The price of a scan in US dollars.
 * @param bytesScanned bytes as GetQueryResults reports them, from 0
 * @param pricePerGb US dollars per GB, from 0. A GB is taken as 10^9 bytes: should AWS bill by
 * 2^30, the estimate is 7.4 % too high, never too low.
 * @throws TailgateError `invalid-input` where one of them is negative or no number
 */
export function costOf(bytesScanned: number, pricePerGb: number = defaultPricePerGb): number {
  if (!(bytesScanned >= 0) || !(pricePerGb >= 0)) {
    throw new TailgateError(
      'invalid-input',
      `There is no price for ${bytesScanned} bytes at ${pricePerGb} USD per GB.`,
      { place: 'pricePerGb', remedy: 'Give a price of 0 or more.' },
    );
  }
  return (bytesScanned / 1e9) * pricePerGb;
}
