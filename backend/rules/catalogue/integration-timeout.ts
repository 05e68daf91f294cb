import type { Severity, Thresholds } from '@tailgate/contract';
import type { EndpointAggregates } from '../../latency/aggregates';
import { formatMs, formatRatio } from '../format';
import { about, endpointCounts, isStatus, requests, shared, statusCounts } from '../phrases';
import { count, milliseconds, ratio, shareOf } from '../quantities';
import type { Rule, Speech } from '../rule';
import { severityRank } from '../severity';
import { dominantShare } from './blame';
import { highLatencySeverityWithoutTimeouts, highLatency } from './high-latency';
import { timeoutSignalCounts, timeoutSignalText } from './timeout-signals';

function severityOf(aggregates: EndpointAggregates, thresholds: Thresholds): Severity {
  return aggregates.timeouts >= thresholds.timeoutCriticalRate * aggregates.requests
    ? 'critical'
    : 'high';
}

/** `all answered 504`, `answered 504 (20), 503 (3)`; empty where no status is known. */
function answers(aggregates: EndpointAggregates): string {
  const [[status, count] = [0, 0]] = aggregates.timeoutStatuses;
  if (aggregates.timeoutStatuses.size === 1 && isStatus(status) && count >= aggregates.timeouts) {
    return `, ${aggregates.timeouts === 1 ? '' : 'all '}answered ${status}`;
  }
  const counts = statusCounts(aggregates.timeoutStatuses);
  return counts === '' ? '' : `, answered ${counts}`;
}

/** The timeout that the affected endpoints are taken to have, in brackets; empty where they differ. */
function limitText(speech: Speech): string {
  const subjects = speech.endpoints.length > 0 ? speech.endpoints : [speech];
  const limit = shared(subjects, ({ aggregates }) => aggregates.timeoutMs);
  return limit === undefined ? '' : ` (taken as ${formatMs(limit)})`;
}

/** What part of the traffic it is. */
function portion(aggregates: EndpointAggregates): string {
  const { timeouts, withIntegration } = aggregates;
  return timeouts > 1 && timeouts === withIntegration
    ? 'that is every request that reached the integration'
    : `that is ${formatRatio(timeouts / aggregates.requests)} of ${requests(aggregates.requests)}`;
}

/** Requests whose integration did not answer in time. */
export const integrationTimeout: Rule = {
  id: 'integration-timeout',
  title: 'Integration timeouts',
  needs: [
    ['integrationLatency'],
    ['errorResponseType'],
    ['errorMessage'],
    ['integrationError'],
    ['status', 'responseLatency'],
  ],
  explains: [
    {
      rule: 'high-latency',
      // Without the timeouts it would be milder or gone.
      holds(aggregates, thresholds) {
        const hit = highLatency.evaluate(aggregates, thresholds);
        const rest = highLatencySeverityWithoutTimeouts(aggregates, thresholds);
        if (hit === undefined) return false;
        return rest === undefined || severityRank(rest) < severityRank(hit.severity);
      },
    },
    {
      rule: 'high-5xx',
      // Other server errors are not timeouts; a few beside many timeouts are the same outage.
      holds: (aggregates) => aggregates.timeouts >= aggregates.serverErrors,
    },
    { rule: 'near-timeout', holds: () => true },
  ],
  related: ['near-timeout', 'slow-integration', 'high-latency', 'high-5xx'],

  affected: () => ({ kind: 'timeouts' }),
  sampleSize: (aggregates) => aggregates.requests,
  fewestAffected: () => 1,
  evaluate(aggregates, thresholds) {
    if (!(aggregates.timeouts > 0)) return undefined;
    return {
      severity: severityOf(aggregates, thresholds),
      // One timeout is one, however few requests there are.
      confidence: 'high',
      measure: { name: 'timeouts', quantity: count(aggregates.timeouts) },
    };
  },

  figures: (aggregates) => ({
    timeouts: count(aggregates.timeouts),
    timeoutRate: shareOf(aggregates.timeouts, aggregates.requests),
    integrationTimeout: milliseconds(aggregates.timeoutMs),
    backendShare: ratio(aggregates.backendShare),
  }),
  signals: timeoutSignalCounts,

  summary(speech) {
    const { aggregates, endpoints } = speech;
    const signal = timeoutSignalText(aggregates);
    const where =
      aggregates.endpoint === '' && endpoints.length > 0
        ? `; affected: ${endpointCounts(endpoints)}`
        : '';
    return (
      `${about(aggregates)}${requests(aggregates.timeouts)} timed out waiting for the integration` +
      `${signal === '' ? '' : ` (${signal})`}${answers(aggregates)}${where}; ` +
      `${portion(aggregates)}.`
    );
  },

  meaning(speech) {
    const { backendShare } = speech.aggregates;
    const share =
      backendShare !== null && backendShare >= dominantShare
        ? ` With each timeout counted as its full wait, the integration is ${formatRatio(backendShare)} of the total response time, so the backend is the bottleneck.`
        : '';
    return (
      `The backend had not answered when the integration timeout${limitText(speech)} ran out, and the gateway answered in its ` +
      `place.${share} The backend may well go on working after that (a Lambda function up to its own ` +
      'timeout, 15 minutes at most): time that is billed and serves nobody, and a client that repeats ' +
      'the call can make it write twice.'
    );
  },

  actions(speech) {
    return [
      'Find what the backend waits for: follow an example request by its trace id or request id to the query or the downstream call that it was waiting for when the time ran out, and shorten that work.',
      'Make work that needs longer asynchronous: answer 202 with a job id, do the work behind SQS or in Step Functions, and let the client ask for the result.',
      `Raise the integration timeout${limitText(speech)} only after that, if it is set below what the API allows and callers can wait. REST APIs (Regional and private) can go beyond the default of 29 s through a quota increase; HTTP APIs end at 30 s, WebSocket APIs at 29 s.`,
      "Set the timeout of the function, and of its own calls, 2 to 3 s below the gateway's, so that the backend stops and logs the reason before the gateway gives up.",
      'Make repeated calls harmless: an idempotency key and a conditional write, as clients repeat what timed out.',
    ];
  },
};
