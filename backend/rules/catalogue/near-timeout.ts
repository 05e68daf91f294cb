import { formatMs, formatRatio } from '../format';
import { about, endpointCounts, requests, shared } from '../phrases';
import { count, milliseconds, shareOf } from '../quantities';
import type { Rule, Speech } from '../rule';

/** `85 % of the integration timeout (24.7 s of 29 s)`, as far as the affected endpoints agree. */
function limitText(speech: Speech): string {
  const subjects = speech.endpoints.length > 0 ? speech.endpoints : [speech];
  const share = shared(subjects, ({ thresholds }) => thresholds.nearTimeoutShare);
  const timeout = shared(subjects, ({ aggregates }) => aggregates.timeoutMs);
  if (share === undefined) return 'the set share of their integration timeouts';
  if (timeout === undefined) return `${formatRatio(share)} of their integration timeouts`;
  return `${formatRatio(share)} of the integration timeout (${formatMs(share * timeout)} of ${formatMs(timeout)})`;
}

/** Requests that were answered, but nearly too late. */
export const nearTimeout: Rule = {
  id: 'near-timeout',
  title: 'Requests close to the integration timeout',
  needs: [['integrationLatency'], ['responseLatency']],
  explains: [],
  related: ['integration-timeout', 'slow-integration', 'high-latency'],

  affected: () => ({ kind: 'near-timeouts' }),
  sampleSize: (aggregates) => aggregates.requests,
  fewestAffected: () => 1,
  evaluate(aggregates) {
    if (!(aggregates.nearTimeouts > 0)) return undefined;
    return {
      severity: 'warning',
      confidence: 'high',
      measure: { name: 'nearTimeouts', quantity: count(aggregates.nearTimeouts) },
    };
  },

  figures: (aggregates, thresholds) => ({
    nearTimeouts: count(aggregates.nearTimeouts),
    nearTimeoutRate: shareOf(aggregates.nearTimeouts, aggregates.requests),
    nearTimeoutFrom: milliseconds(thresholds.nearTimeoutShare * aggregates.timeoutMs),
    integrationTimeout: milliseconds(aggregates.timeoutMs),
  }),

  summary(speech) {
    const { aggregates, endpoints } = speech;
    const where =
      aggregates.endpoint === '' && endpoints.length > 0
        ? `: ${endpointCounts(endpoints)}`
        : ` (of ${requests(aggregates.requests)})`;
    return `${about(aggregates)}${requests(aggregates.nearTimeouts)} reached ${limitText(speech)} without timing out${where}.`;
  },

  meaning({ aggregates }) {
    const beside =
      aggregates.timeouts > 0
        ? ` Beside them ${requests(aggregates.timeouts)} did time out: these are the ones that just made it.`
        : ' None has timed out in this range; a little more load or data and these will be the first.';
    return `These requests were answered in time, but only just; streamed responses are not counted.${beside}`;
  },

  actions: () => [
    'Find what the slowest of these requests have in common (parameters, tenant, size of the result, time of day) and profile one of them in the backend.',
    'Take the work out of the request before it fails: page large results, compute reports ahead of time, or answer 202 with a job id and finish behind SQS or in Step Functions.',
    'If callers can wait and the API allows it, raise the integration timeout to gain time: REST APIs (Regional and private) can go beyond 29 s; HTTP APIs end at 30 s, WebSocket APIs at 29 s.',
    "Check that the client's and the function's own timeouts fit: the function's 2 to 3 s below the gateway's, the client's above it.",
  ],
};
