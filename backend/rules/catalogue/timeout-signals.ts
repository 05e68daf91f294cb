import type { SignalCount } from '@tailgate/contract';
import { timeoutSignals, type TimeoutSignal } from '../../accesslog/canonical';
import type { EndpointAggregates } from '../../latency/aggregates';
import { formatCount } from '../format';

/** How a signal reads in a log line. */
const descriptions: Readonly<Record<TimeoutSignal, string>> = {
  'integration-latency-minus-one': 'integrationLatency = −1',
  'response-type-integration-timeout': 'error.responseType = INTEGRATION_TIMEOUT',
  'error-text': 'an error text that says so',
  'latency-at-limit': '503 or 504 with a latency at the integration timeout',
};

function counted(aggregates: EndpointAggregates): { signal: TimeoutSignal; count: number }[] {
  return timeoutSignals
    .map((signal) => ({ signal, count: aggregates.timeoutSignals.get(signal) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}

/** The signals that fired, most frequent first; equal counts in the order of `timeoutSignals`. */
export function timeoutSignalCounts(aggregates: EndpointAggregates): SignalCount[] {
  return counted(aggregates);
}

/** What tells that these were timeouts: one signal where one is on all of them, else each with its count. */
export function timeoutSignalText(aggregates: EndpointAggregates): string {
  const signals = counted(aggregates);
  const [first] = signals;
  if (first === undefined) return '';
  if (first.count >= aggregates.timeouts) return descriptions[first.signal];
  return signals
    .map(({ signal, count }) => `${descriptions[signal]} on ${formatCount(count)}`)
    .join('; ');
}
