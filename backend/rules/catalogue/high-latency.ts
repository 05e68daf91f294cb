import type { Severity, Thresholds } from '@tailgate/contract';
import type { AffectedBy, Distribution, EndpointAggregates } from '../../latency/aggregates';
import { formatMs } from '../format';
import { about, requests, worstEndpoint } from '../phrases';
import { count, milliseconds, ratio } from '../quantities';
import type { Rule } from '../rule';
import { fewestAboveTail, leastSampleForTail, tailExceeds } from '../tail';
import { blame, dominantShare } from './blame';
import { judgeTail, tailSeverityWithout, type TailLimits } from './tail-verdict';

function limits(thresholds: Thresholds): TailLimits {
  return {
    warning: thresholds.highLatencyP99,
    high: thresholds.highLatencyP99High,
    highIncluded: false,
  };
}

function above(ms: number): AffectedBy {
  return { kind: 'response-above', ms };
}

/** Responses that had an integration; where none had, or the log does not tell, all of them. */
function responses(aggregates: EndpointAggregates): Distribution {
  return aggregates.response.count > 0 ? aggregates.response : aggregates.allResponses;
}

function sampleSize(aggregates: EndpointAggregates): number {
  return responses(aggregates).count;
}

function percentileText(aggregates: EndpointAggregates, p: number): string {
  return formatMs(responses(aggregates).percentile(p) ?? Number.NaN);
}

/**
 * The backend's share of the time of the responses that make the rule fire, 0 to 1; null where no
 * integration latency is known. Few very slow requests must not speak for many slow ones, so it is
 * not the share of the slowest 1 %.
 */
function backendShareOfSlow(aggregates: EndpointAggregates, thresholds: Thresholds): number | null {
  const { count } = aggregates.response;
  const slow = aggregates.affected(above(thresholds.highLatencyP99));
  if (!(count > 0) || !(slow > 0)) return null;
  // The part is rounded up to whole requests: half a request less makes it exactly the slow ones.
  return aggregates.backendShareOfSlowest((Math.min(slow, count) - 0.5) / count);
}

/** Timed-out requests among the responses above a limit in ms: a timeout lasts as long as its limit. */
function timeoutsAbove(aggregates: EndpointAggregates, ms: number): number {
  return aggregates.timeoutMs > ms ? aggregates.timeouts : 0;
}

/**
 * Whether slow responses are the backend's doing: at least half of those that did not time out, by
 * their number or by their time. The number is looked at first, as it is had for nothing.
 */
export function isBackendSlow(aggregates: EndpointAggregates, thresholds: Thresholds): boolean {
  const ms = thresholds.highLatencyP99;
  const slow = aggregates.affected(above(ms)) - timeoutsAbove(aggregates, ms);
  const slowInBackend = aggregates.affected({ kind: 'integration-above', ms });
  if (slowInBackend > 0 && slowInBackend >= dominantShare * slow) return true;
  return (backendShareOfSlow(aggregates, thresholds) ?? 0) >= dominantShare;
}

/** The severity that is left when the timed-out requests are taken away; undefined where it would not fire. */
export function highLatencySeverityWithoutTimeouts(
  aggregates: EndpointAggregates,
  thresholds: Thresholds,
): Severity | undefined {
  const { warning, high } = limits(thresholds);
  const sample = sampleSize(aggregates) - aggregates.timeouts;
  const exceeds = (ms: number): boolean => {
    const slow = aggregates.affected(above(ms)) - timeoutsAbove(aggregates, ms);
    return tailExceeds(sample, slow);
  };
  if (!exceeds(warning)) return undefined;
  return exceeds(Math.max(warning, high)) ? 'high' : 'warning';
}

const backendActions: readonly string[] = [
  'Start with the backend: the finding slow-integration or integration-timeout, where there is one, says what to look at. Follow a slow request by its trace id into the backend.',
  'Shorten the slow work or move it out of the request; cache what many callers ask for.',
  'Tell callers: a client timeout shorter than the P99 turns slow answers into repeated calls.',
];

const gatewayActions: readonly string[] = [
  'Look at what the gateway does before and after the backend: a custom authorizer (is its result cached?), IAM authorization, WAF rules, mapping templates, request validation, an encrypted cache.',
  'Log $context.authorizer.latency, $context.authorize.latency, $context.authenticate.latency and $context.waf.latency, so that the slow part shows by name.',
  "Check for calls across regions and for large payloads: integration latency ends at the first byte of the backend's answer, the transfer after it counts as overhead.",
  'If the authorizer is a Lambda function, check its cold starts and what it calls; raise the lifetime of its cached results where that is safe.',
];

const unknownActions: readonly string[] = [
  'Log $context.integrationLatency beside $context.responseLatency, if the format lacks it: then the time splits into backend and gateway.',
  "If these requests reach no integration (refused, preflight or cached), look at the gateway's own work: authorizer, WAF rules, mapping, cache.",
];

/** Callers wait long for their response. */
export const highLatency: Rule = {
  id: 'high-latency',
  title: 'High response latency',
  needs: [['responseLatency']],
  explains: [],
  related: ['slow-integration', 'integration-timeout', 'near-timeout'],
  firesAbove: 'highLatencyP99',

  affected: (thresholds) => above(thresholds.highLatencyP99),
  sampleSize,
  fewestAffected: fewestAboveTail,
  evaluate: (aggregates, thresholds) =>
    judgeTail(responses(aggregates), limits(thresholds), 'p99Response'),
  severityWithout: (whole, leftOut, thresholds) =>
    tailSeverityWithout(whole, leftOut, limits(thresholds), sampleSize, above),

  figures: (aggregates, thresholds) => ({
    p50Response: milliseconds(responses(aggregates).percentile(0.5)),
    p95Response: milliseconds(responses(aggregates).percentile(0.95)),
    p99Response: milliseconds(responses(aggregates).percentile(0.99)),
    maxResponse: milliseconds(responses(aggregates).max),
    p99Overhead: milliseconds(aggregates.overhead.percentile(0.99)),
    backendShare: ratio(aggregates.backendShare),
    backendShareOfSlow: ratio(backendShareOfSlow(aggregates, thresholds)),
    slowResponses: count(aggregates.affected(above(thresholds.highLatencyP99))),
    threshold: milliseconds(thresholds.highLatencyP99),
  }),

  summary(speech) {
    const { aggregates, thresholds, figures } = speech;
    const sample = sampleSize(aggregates);
    const few = sample < leastSampleForTail ? ', too few for a P99: it is the slowest of them' : '';
    return (
      `${about(aggregates)}P99 response latency ${percentileText(aggregates, 0.99)} over ` +
      `${requests(sample)}${few} (median ${percentileText(aggregates, 0.5)}, ` +
      `P95 ${percentileText(aggregates, 0.95)}); ` +
      blame(
        figures.backendShareOfSlow?.value ?? null,
        `the time of the responses above ${formatMs(thresholds.highLatencyP99)}`,
      ) +
      worstEndpoint(speech, (worst) => `P99 ${percentileText(worst.aggregates, 0.99)}`) +
      '.'
    );
  },

  meaning({ aggregates, thresholds, figures, count: slow }) {
    const waited = `Response latency is the whole time that a caller waits on the gateway; ${requests(slow)} took longer than ${formatMs(thresholds.highLatencyP99)}.`;
    const counted =
      aggregates.response.count > 0 && aggregates.withoutIntegration > 0
        ? ` ${requests(aggregates.withoutIntegration)} without an integration (preflight, refused, cached) are not among them.`
        : '';
    const share = figures.backendShareOfSlow?.value ?? null;
    if (share === null) {
      return `${waited} No integration latency is known for these requests, so the log does not tell whether the backend or the gateway takes the time.`;
    }
    const timeouts =
      aggregates.timeouts > 0
        ? ` ${requests(aggregates.timeouts)} timed out, each counted as backend time for its full wait.`
        : '';
    return share >= dominantShare
      ? `${waited}${counted} In these most of the time passes in the backend.${timeouts}`
      : `${waited}${counted} In these most of the time passes in the gateway itself (authorization, WAF, validation, mapping, transfer), so a faster backend would change little.${timeouts}`;
  },

  actions({ figures }) {
    const share = figures.backendShareOfSlow?.value ?? null;
    if (share === null) return unknownActions;
    return share >= dominantShare ? backendActions : gatewayActions;
  },
};
