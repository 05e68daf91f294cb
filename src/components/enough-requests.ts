import type { RuleId } from '@tailgate/contract';

/**
 * With fewer requests than this a P99 is the slowest request and a rate says little, so that nothing is
 * said about them. The backend's alerts keep to the same number, see “Enough” in docs/frames.md.
 */
export const enoughRequests = 100;

const onPercentileOrRate: ReadonlySet<string> = new Set([
  'slow-integration',
  'high-latency',
  'high-5xx',
] satisfies RuleId[]);

/** Whether a rule that found nothing had requests enough to say that nothing is wrong. */
export function hasEnoughRequests(rule: string, requests: number): boolean {
  return requests >= (onPercentileOrRate.has(rule) ? enoughRequests : 1);
}
