import type { Severity, Thresholds } from '@tailgate/contract';
import type { EndpointAggregates } from '../../latency/aggregates';
import { formatCount, formatRatio } from '../format';
import { about, requests, statusCounts, worstEndpoint } from '../phrases';
import { count, ratio, shareOf } from '../quantities';
import type { Rule } from '../rule';
import { wilsonLowerBound } from '../wilson';

/** The severity of a number of errors, undefined where the rule does not fire. */
function severityOf(
  errors: number,
  requestCount: number,
  thresholds: Thresholds,
): Severity | undefined {
  const rate = errors / requestCount;
  if (!(rate > thresholds.serverErrorRate)) return undefined;
  const bound = wilsonLowerBound(errors, requestCount);
  const enough = errors >= thresholds.serverErrorMinimum;
  const beyond = (limit: number): boolean => bound > limit || (enough && rate > limit);
  if (!beyond(thresholds.serverErrorRate)) return undefined;
  if (beyond(thresholds.serverErrorRateCritical)) return 'critical';
  return beyond(thresholds.serverErrorRateHigh) ? 'high' : 'warning';
}

/** 5xx answers by status, the timed-out ones taken away. */
function errorStatuses(aggregates: EndpointAggregates): ReadonlyMap<number, number> {
  const statuses = new Map<number, number>();
  for (const [status, answered] of aggregates.statuses) {
    if (status < 500 || status > 599) continue;
    const errors = answered - (aggregates.timeoutStatuses.get(status) ?? 0);
    if (errors > 0) statuses.set(status, errors);
  }
  return statuses;
}

/** What a 5xx status says. */
const statusMeanings: ReadonlyMap<number, string> = new Map([
  [500, "500 is an error of the backend itself or of the integration's configuration"],
  [502, '502 says that the backend answered with something the gateway could not use'],
  [503, '503 says that the backend, or the way to it, had no capacity'],
  [
    504,
    '504 without a sign of an integration timeout was passed on or came from a failed integration',
  ],
]);

function statusMeaning(statuses: ReadonlyMap<number, number>): string {
  const meanings = [...statuses]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .flatMap(([status]) => statusMeanings.get(status) ?? []);
  return meanings.length === 0 ? '' : ` ${meanings.join('; ')}.`;
}

/** Steps for what the error texts in the log name. */
function causeActions(aggregates: EndpointAggregates): string[] {
  const { errorClasses } = aggregates;
  const rateExceeded = errorClasses.get('lambda-rate-exceeded') ?? 0;
  const functionTimeouts = errorClasses.get('function-timeout') ?? 0;
  const misconfigured = errorClasses.get('configuration-error') ?? 0;
  return [
    ...(rateExceeded > 0
      ? [
          `${requests(rateExceeded)} met a throttled Lambda function ("Rate Exceeded"): raise its reserved concurrency or the account's limit, or shorten its run time.`,
        ]
      : []),
    ...(functionTimeouts > 0
      ? [
          `${requests(functionTimeouts)} hit the Lambda function's own timeout: see its logs for what it waited for, then shorten that or raise the function's timeout, below the gateway's.`,
        ]
      : []),
    ...(misconfigured > 0
      ? [
          `${requests(misconfigured)} failed on the configuration of the integration: check its permission to call the target, its URI and its credentials.`,
        ]
      : []),
  ];
}

function rateText(aggregates: EndpointAggregates): string {
  return formatRatio(aggregates.serverErrors / aggregates.requests);
}

/** Server errors that are no timeouts. */
export const high5xx: Rule = {
  id: 'high-5xx',
  title: 'Server errors (5xx)',
  needs: [['status']],
  explains: [],
  related: ['integration-timeout', 'throttled', 'high-latency'],
  firesAbove: 'serverErrorRate',

  affected: () => ({ kind: 'server-errors' }),
  sampleSize: (aggregates) => aggregates.requests,
  fewestAffected: (sample, thresholds) => Math.floor(sample * thresholds.serverErrorRate) + 1,
  evaluate(aggregates, thresholds) {
    const { serverErrors } = aggregates;
    const severity = severityOf(serverErrors, aggregates.requests, thresholds);
    if (severity === undefined) return undefined;
    return {
      severity,
      // Fewer errors than this can push the bound above the limit only where requests are few too.
      confidence: serverErrors >= thresholds.serverErrorMinimum ? 'high' : 'low',
      measure: {
        name: 'serverErrorRate',
        quantity: shareOf(serverErrors, aggregates.requests),
      },
    };
  },
  severityWithout(whole, leftOut, thresholds) {
    const errors = leftOut.reduce((rest, one) => rest - one.serverErrors, whole.serverErrors);
    const remaining = leftOut.reduce((rest, one) => rest - one.requests, whole.requests);
    return severityOf(errors, remaining, thresholds);
  },

  figures: (aggregates, thresholds) => ({
    serverErrors: count(aggregates.serverErrors),
    serverErrorRate: shareOf(aggregates.serverErrors, aggregates.requests),
    serverErrorRateLowerBound: ratio(
      wilsonLowerBound(aggregates.serverErrors, aggregates.requests),
    ),
    threshold: ratio(thresholds.serverErrorRate),
  }),
  signals: (aggregates) =>
    [...errorStatuses(aggregates)]
      .sort(([a, m], [b, n]) => n - m || a - b)
      .map(([status, answered]) => ({ signal: `status-${status}`, count: answered })),

  summary(speech) {
    const { aggregates } = speech;
    const statuses = statusCounts(errorStatuses(aggregates));
    return (
      `${about(aggregates)}${formatCount(aggregates.serverErrors)} of ${requests(aggregates.requests)} ` +
      `(${rateText(aggregates)}) ended in a server error` +
      `${statuses === '' ? '' : `: ${statuses}`}` +
      worstEndpoint(
        speech,
        (worst) => `${rateText(worst.aggregates)}, ${formatCount(worst.count)} errors`,
      ) +
      '.'
    );
  },

  meaning({ aggregates, hit }) {
    const timeouts =
      aggregates.timeouts > 0
        ? ` ${requests(aggregates.timeouts)} that timed out are not among them: integration-timeout counts those.`
        : '';
    const sample =
      hit.confidence === 'low'
        ? ' So few errors may be chance: watch whether they go on.'
        : ` With 95 % confidence the true rate is at least ${formatRatio(wilsonLowerBound(aggregates.serverErrors, aggregates.requests))}.`;
    return `Callers got an error that is not of their making.${statusMeaning(errorStatuses(aggregates))}${timeouts}${sample}`;
  },

  actions(speech) {
    const { aggregates, endpoints } = speech;
    const statuses = errorStatuses(aggregates);
    const target = endpoints[0]?.aggregates.endpoint ?? aggregates.endpoint;
    return [
      ...causeActions(aggregates),
      `Take an example request${target === '' ? '' : ` of ${target}`} and look up its request id or trace id in the backend's logs; $context.integration.error and $context.error.message in the access log name the reason where the gateway made the error.`,
      'Compare the first errors with deployments, configuration changes and load of that minute; roll back if they coincide.',
      ...(statuses.has(502)
        ? [
            'For 502: check that the function returns statusCode, headers and a string body in the form of the proxy integration, that it does not crash, and that the response is within the size limit (6 MB from Lambda).',
          ]
        : []),
      ...(statuses.has(503)
        ? [
            'For 503: check the health of the targets behind the load balancer or VPC link, their connection limits and whether they were scaling or being replaced.',
          ]
        : []),
    ];
  },
};
