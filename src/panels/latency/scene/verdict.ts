import type { Severity } from '@tailgate/contract';
import { enoughRequests } from '../../../components/enough-requests';
import type { LatencySummaryRow } from '../../../components/frames/summary-frame';
import { percentileLabel, percentileRank } from '../../../components/frames/percentile-name';
import { formatCount, formatMs, formatShare } from '../../../components/format';
import { plural } from '../../../components/wording/quantity-text';

/** What the header says. The kind chooses its icon; colour only repeats it. */
export interface Verdict {
  readonly kind: 'backend' | 'gateway' | 'timeouts' | 'calm' | 'unknown';
  /** The claim, in bold. */
  readonly claim: string;
  /** The claim about what is over, where its verb has another form. */
  readonly pastClaim?: string;
  /** The numbers behind it; empty where the claim is all. */
  readonly evidence: string;
  /** When it was so, where the data says. */
  readonly span?: VerdictSpan;
}

/** Times in ms since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When a verdict was so, and how bad its incident is; timeouts without an episode have no severity. */
export interface VerdictSpan extends Span {
  readonly severity?: Severity;
}

/** From this share on, timeouts are the slowest 1 % themselves, so they come first. */
const manyTimeouts = 0.01;

export const noRequests: Verdict = {
  kind: 'unknown',
  claim: 'No requests in this range',
  evidence: '',
};

/**
 * Who is to blame for the slow requests, from the row of the frame `summary` over the whole range. Never
 * more than the row shows: without limits nothing is called slow, and few requests give no verdict
 * about a tail. A timeout is certain however few requests there are.
 *
 * @param name whose verdict it is, where that is not plain; it stands before the claim
 */
export function judge(row: LatencySummaryRow, name = ''): Verdict {
  const verdict = judgeRow(row);
  if (name === '') return verdict;
  const { claim, pastClaim } = verdict;
  return {
    ...verdict,
    claim: `${name}: ${claim}`,
    ...(pastClaim !== undefined && { pastClaim: `${name}: ${pastClaim}` }),
  };
}

function judgeRow(row: LatencySummaryRow): Verdict {
  if (row.requests === 0) return noRequests;
  if (row.withIntegration === 0) {
    return {
      kind: 'unknown',
      claim: 'No request reached a backend',
      evidence: `${formatCount(row.withoutIntegration)} without an integration (refused, cached, OPTIONS)`,
    };
  }
  if (row.timeouts / row.withIntegration >= manyTimeouts) return judgeTimeouts(row);
  if (row.withIntegration < enoughRequests) {
    return {
      kind: 'unknown',
      claim: 'Too few requests to judge',
      evidence: `${formatCount(row.withIntegration)} with an integration, ${enoughRequests} are needed`,
    };
  }
  const slow = isSlow(row);
  if (slow !== true && row.timeouts > 0) return judgeTimeouts(row);
  if (slow === undefined) return judgeUnlimited(row);
  if (!slow) return row.nearTimeouts > 0 ? judgeNearTimeouts(row) : judgeCalm(row);
  const verdict = judgeSlow(row);
  return row.timeouts === 0
    ? verdict
    : { ...verdict, evidence: `${timeoutCount(row)}, ${verdict.evidence}` };
}

/** Whether the P99 is above a limit; undefined where the row does not tell. */
function isSlow(row: LatencySummaryRow): boolean | undefined {
  const answers = [
    isP99Above(row.percentiles.total, row.highLatencyP99),
    isP99Above(row.percentiles.backend, row.slowIntegrationP99),
  ];
  return answers.includes(true) ? true : answers.includes(false) ? false : undefined;
}

/** A lower percentile above the limit puts the P99 above it too, a higher one below it the P99 as well. */
function isP99Above(
  percentiles: ReadonlyMap<string, number>,
  limit: number | null,
): boolean | undefined {
  if (limit === null) return undefined;
  const values = [...percentiles];
  if (values.some(([name, value]) => percentileRank(name) <= 99 && value > limit)) return true;
  if (values.some(([name, value]) => percentileRank(name) >= 99 && value <= limit)) return false;
  return undefined;
}

function judgeSlow(row: LatencySummaryRow): Verdict {
  const share = row.shareOfSlowest ?? row.share;
  const whole = row.shareOfSlowest === null ? 'of the time' : 'of the time of the slowest 1 %';
  const { label, backend, total, overhead } = tail(row);
  if (share === null) {
    return {
      kind: 'unknown',
      claim: 'Slow',
      evidence: `${label} ${formatMs(total)}; the data does not say how much of it is the backend's`,
    };
  }
  if (share >= 0.5) {
    return {
      kind: 'backend',
      claim: 'The backend is the bottleneck',
      pastClaim: 'The backend was the bottleneck',
      evidence: `${shareText(share)} ${whole}, ${label} ${formatMs(backend)} of ${formatMs(total)}`,
    };
  }
  return {
    kind: 'gateway',
    claim: 'API Gateway adds most of it',
    pastClaim: 'API Gateway added most of it',
    evidence:
      `${shareText(1 - share)} ${whole}, ${label} ${formatMs(total)}` +
      (overhead === undefined ? '' : `, its overhead ${formatMs(overhead)}`),
  };
}

function judgeTimeouts(row: LatencySummaryRow): Verdict {
  const limit =
    row.integrationTimeout === null ? '' : ` within ${formatMs(row.integrationTimeout)}`;
  const share = shareText(row.timeouts / row.withIntegration);
  return {
    kind: 'timeouts',
    claim: timeoutCount(row),
    evidence: `the backend did not answer${limit}, ${share} of ${requestCount(row.withIntegration)} that reached it`,
  };
}

function judgeNearTimeouts(row: LatencySummaryRow): Verdict {
  const { label, total } = tail(row);
  const limit = row.integrationTimeout === null ? '' : ` of ${formatMs(row.integrationTimeout)}`;
  return {
    kind: 'timeouts',
    claim: `${requestCount(row.nearTimeouts)} close to the timeout${limit}`,
    evidence: `otherwise nothing slow, ${label} ${formatMs(total)} over ${requestCount(row.requests)}`,
  };
}

function judgeCalm(row: LatencySummaryRow): Verdict {
  const { label, total } = tail(row);
  const limit = row.highLatencyP99 === null ? '' : `, below ${formatMs(row.highLatencyP99)}`;
  return {
    kind: 'calm',
    claim: 'Nothing slow',
    evidence: `${label} ${formatMs(total)}${limit}, over ${requestCount(row.requests)}`,
  };
}

/** The numbers are there, what they would be measured by is not. */
function judgeUnlimited(row: LatencySummaryRow): Verdict {
  const { label, total } = tail(row);
  const hasLimit = row.highLatencyP99 !== null || row.slowIntegrationP99 !== null;
  const missing = hasLimit ? 'add P99 to the query' : 'the data has no limits';
  return {
    kind: 'unknown',
    claim: 'No verdict',
    evidence:
      total === undefined
        ? `${missing}; ${requestCount(row.requests)}`
        : `${missing}; ${label} ${formatMs(total)} over ${requestCount(row.requests)}`,
  };
}

/** Within a sentence signs read badly: `over 99 %`. */
function shareText(share: number): string {
  return formatShare(share).replace(/^> /, 'over ').replace(/^< /, 'under ');
}

function timeoutCount({ timeouts }: LatencySummaryRow): string {
  return plural(timeouts, 'timeout');
}

function requestCount(requests: number): string {
  return plural(requests, 'request');
}

/** P99 where the data has it, else its highest percentile. */
export function tail({ percentiles }: LatencySummaryRow) {
  const names = [...percentiles.total.keys()].sort((a, b) => percentileRank(b) - percentileRank(a));
  const name = names.includes('p99') ? 'p99' : (names[0] ?? 'p99');
  return {
    label: percentileLabel(name),
    backend: percentiles.backend.get(name),
    total: percentiles.total.get(name),
    overhead: percentiles.overhead.get(name),
  };
}
