import type { Thresholds } from '@tailgate/contract';
import type { AffectedBy, EndpointAggregates } from '../../latency/aggregates';
import { formatMs } from '../format';
import { about, requests, worstEndpoint } from '../phrases';
import { count, milliseconds, ratio } from '../quantities';
import type { Rule } from '../rule';
import { fewestAboveTail, leastSampleForTail } from '../tail';
import { blame } from './blame';
import { isBackendSlow } from './high-latency';
import { judgeTail, tailSeverityWithout, type TailLimits } from './tail-verdict';

function limits(thresholds: Thresholds): TailLimits {
  return {
    warning: thresholds.slowIntegrationP99,
    high: thresholds.slowIntegrationP99High,
    highIncluded: true,
  };
}

function above(ms: number): AffectedBy {
  return { kind: 'integration-above', ms };
}

function sampleSize(aggregates: EndpointAggregates): number {
  return aggregates.integration.count;
}

function percentileText(aggregates: EndpointAggregates, p: number): string {
  return formatMs(aggregates.integration.percentile(p) ?? Number.NaN);
}

/** A median this far below the threshold shows that only a part of the requests is slow. */
const tailMedianShare = 0.25;

/** Whether the slow part is a tail, or the backend is slow throughout; empty in between. */
function shape(aggregates: EndpointAggregates, threshold: number): string {
  const median = aggregates.integration.percentile(0.5);
  if (median === null) return '';
  if (median > threshold) {
    return ` Even the median (${formatMs(median)}) is above that: the backend is slow throughout, not only now and then.`;
  }
  return median <= tailMedianShare * threshold
    ? ` Half of the requests take ${formatMs(median)} or less, so this is a slow tail: cold starts and single heavy requests both look like that, and their remedies differ.`
    : '';
}

/** The backend takes long to answer. */
export const slowIntegration: Rule = {
  id: 'slow-integration',
  title: 'Slow integration',
  needs: [['integrationLatency']],
  explains: [
    {
      rule: 'high-latency',
      holds: isBackendSlow,
    },
  ],
  related: ['high-latency', 'near-timeout', 'integration-timeout'],
  firesAbove: 'slowIntegrationP99',

  affected: (thresholds) => above(thresholds.slowIntegrationP99),
  sampleSize,
  fewestAffected: fewestAboveTail,
  evaluate: (aggregates, thresholds) =>
    judgeTail(aggregates.integration, limits(thresholds), 'p99Integration'),
  severityWithout: (whole, leftOut, thresholds) =>
    tailSeverityWithout(whole, leftOut, limits(thresholds), sampleSize, above),

  figures: (aggregates, thresholds) => ({
    p50Integration: milliseconds(aggregates.integration.percentile(0.5)),
    p95Integration: milliseconds(aggregates.integration.percentile(0.95)),
    p99Integration: milliseconds(aggregates.integration.percentile(0.99)),
    maxIntegration: milliseconds(aggregates.integration.max),
    backendShare: ratio(aggregates.backendShare),
    slowRequests: count(aggregates.affected(above(thresholds.slowIntegrationP99))),
    threshold: milliseconds(thresholds.slowIntegrationP99),
  }),

  summary(speech) {
    const { aggregates } = speech;
    const sample = sampleSize(aggregates);
    const few = sample < leastSampleForTail ? ', too few for a P99: it is the slowest of them' : '';
    return (
      `${about(aggregates)}P99 integration latency ${percentileText(aggregates, 0.99)} over ` +
      `${requests(sample)}${few} (median ${percentileText(aggregates, 0.5)}, ` +
      `P95 ${percentileText(aggregates, 0.95)}); ` +
      `${blame(aggregates.backendShare, 'the total response time')}` +
      worstEndpoint(speech, (worst) => `P99 ${percentileText(worst.aggregates, 0.99)}`) +
      '.'
    );
  },

  meaning({ aggregates, thresholds, count: slow }) {
    const threshold = thresholds.slowIntegrationP99;
    const excluded =
      aggregates.timeouts > 0
        ? ` ${requests(aggregates.timeouts)} timed out; no integration latency is known for those, so the percentiles leave them out.`
        : ' Nothing timed out in this range, but a long tail is where timeouts begin.';
    return (
      'Integration latency runs from handing a request to the backend until the first byte of its ' +
      `answer, so this time passes behind the gateway. ${requests(slow)} took longer than ` +
      `${formatMs(threshold)}.${shape(aggregates, threshold)}${excluded}`
    );
  },

  actions({ aggregates, endpoints }) {
    const [worst] = endpoints;
    const target = worst?.aggregates.endpoint ?? aggregates.endpoint;
    return [
      `Profile the integration target${target === '' ? '' : ` of ${target}`}: follow a slow request by its trace id or request id into the backend's traces and logs, and see which step takes the time.`,
      'Check database queries first (missing indexes, one query per row, lock waits), then downstream calls: run independent ones in parallel and give each a timeout of its own.',
      'If the target is a Lambda function, see whether the slow requests have an Init Duration in their REPORT lines. Cold starts: smaller package, set-up outside the handler, SnapStart, or provisioned concurrency on the alias or version that the API calls.',
      'For database-heavy work, keep connections in a pool (a new one from inside a VPC costs 50 to 200 ms) and cache answers that may be half a minute old.',
      'If the function is short of CPU, give it more memory: CPU grows with it, one full vCPU at about 1,769 MB.',
    ];
  },
};
