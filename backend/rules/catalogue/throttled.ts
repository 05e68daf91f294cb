import type { EndpointAggregates } from '../../latency/aggregates';
import { formatCount, formatRatio } from '../format';
import { about, requests, worstEndpoint } from '../phrases';
import { count, shareOf } from '../quantities';
import type { Rule } from '../rule';

function throttledRequests(aggregates: EndpointAggregates): number {
  return aggregates.throttledByGateway + aggregates.throttledByBackend;
}

function rateText(aggregates: EndpointAggregates): string {
  return formatRatio(throttledRequests(aggregates) / aggregates.requests);
}

/** Who made the 429. */
function origin(aggregates: EndpointAggregates): string {
  const { throttledByGateway: gateway, throttledByBackend: backend } = aggregates;
  if (backend === 0) return 'made by the gateway itself';
  if (gateway === 0) return 'passed on from the backend';
  return `${formatCount(gateway)} made by the gateway itself, ${formatCount(backend)} passed on from the backend`;
}

const gatewayActions: readonly string[] = [
  "See which limit was reached: $context.error.responseType is THROTTLED for a rate or burst limit and QUOTA_EXCEEDED for a usage plan's quota. A limit of the method, the stage, the usage plan or the account (10,000 requests a second with a burst of 5,000 per region by default, shared by its APIs) can be the one.",
  'See who sends the burst: count these requests by API key, caller and source address. One client alone gets a usage plan of its own or a fix; a general rise needs a higher limit.',
  'Raise the limit that was reached, after checking that the backend can take the load.',
];

const backendActions: readonly string[] = [
  'Look in the backend, or in the service that it calls, for the limiter that answers 429: the gateway only passed it on, so a higher limit of the gateway changes nothing.',
];

const clientAction =
  'Let clients repeat with exponential back-off and jitter and honour Retry-After; immediate repeats keep the limit reached.';

/** Requests refused with 429, by the gateway or by the backend. */
export const throttled: Rule = {
  id: 'throttled',
  title: 'Throttled requests (429)',
  needs: [['status']],
  explains: [],
  related: ['high-5xx'],

  affected: () => ({ kind: 'throttled' }),
  sampleSize: (aggregates) => aggregates.requests,
  fewestAffected: () => 1,
  evaluate(aggregates, thresholds) {
    const refused = throttledRequests(aggregates);
    if (!(refused > 0)) return undefined;
    return {
      severity: refused > thresholds.throttledRateHigh * aggregates.requests ? 'high' : 'warning',
      confidence: 'high',
      measure: { name: 'throttled', quantity: count(refused) },
    };
  },

  figures: (aggregates) => ({
    throttled: count(throttledRequests(aggregates)),
    throttledRate: shareOf(throttledRequests(aggregates), aggregates.requests),
    throttledByGateway: count(aggregates.throttledByGateway),
    throttledByBackend: count(aggregates.throttledByBackend),
  }),
  signals: (aggregates) =>
    [
      { signal: 'gateway-429', count: aggregates.throttledByGateway },
      { signal: 'backend-429', count: aggregates.throttledByBackend },
    ]
      .filter((signal) => signal.count > 0)
      .sort((one, other) => other.count - one.count),

  summary(speech) {
    const { aggregates } = speech;
    return (
      `${about(aggregates)}${formatCount(throttledRequests(aggregates))} of ` +
      `${requests(aggregates.requests)} (${rateText(aggregates)}) ` +
      `${throttledRequests(aggregates) === 1 ? 'was' : 'were'} refused with 429, ${origin(aggregates)}` +
      worstEndpoint(
        speech,
        (worst) => `${formatCount(worst.count)}, ${rateText(worst.aggregates)}`,
      ) +
      '.'
    );
  },

  meaning({ aggregates }) {
    const { throttledByGateway: gateway, throttledByBackend: backend } = aggregates;
    const byGateway =
      gateway > 0
        ? ' A 429 of the gateway means that a rate, burst or quota limit was reached before the request came to the backend.'
        : '';
    const byBackend =
      backend > 0
        ? ' A 429 passed on means that the backend, or something behind it, refused the request; the limits of the gateway were not reached by it.'
        : '';
    return `These requests were refused and did no work; clients that repeat them at once add to the load.${byGateway}${byBackend}`;
  },

  actions({ aggregates }) {
    return [
      ...(aggregates.throttledByGateway > 0 ? gatewayActions : []),
      ...(aggregates.throttledByBackend > 0 ? backendActions : []),
      clientAction,
    ];
  },
};
