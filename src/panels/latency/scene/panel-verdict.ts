import { formatCount, formatMs } from '../../../components/format';
import type { LatencySummaryRow } from '../../../components/frames/summary-frame';
import { timeLost } from './time-lost';
import { judge, noRequests, tail, type Verdict } from './verdict';

/** A row of the summary and what people call it; the name is empty for all endpoints together. */
export interface NamedRow {
  readonly row: LatencySummaryRow;
  readonly name: string;
}

/**
 * One verdict over several series: the worst one's by time lost, also where it is not drawn, and how many
 * more are in trouble. All is well only where a series could be judged.
 */
export function judgeAll(rows: readonly NamedRow[]): Verdict {
  const judged = rows
    .filter(({ row }) => row.requests > 0)
    .map((one) => ({ ...one, verdict: judge(one.row, one.name), lost: timeLost(one.row) }))
    .sort((one, other) => other.lost - one.lost);
  const [first] = judged;
  if (first === undefined) return noRequests;
  if (judged.length === 1) return first.verdict;
  const troubled = judged.filter(({ verdict: { kind } }) => kind !== 'calm' && kind !== 'unknown');
  const [worst] = troubled;
  if (worst !== undefined) {
    const { verdict } = worst;
    const more = moreInTrouble(troubled.length - 1);
    return { ...verdict, evidence: `${verdict.evidence}${more}` };
  }
  const calm = judged.filter(({ verdict }) => verdict.kind === 'calm');
  if (calm.length > 0) return allCalm(calm, judged.length - calm.length);
  const [busiest = first] = [...judged].sort((one, other) => other.row.requests - one.row.requests);
  return busiest.verdict;
}

function moreInTrouble(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? '; 1 more is slow or times out'
    : `; ${formatCount(count)} more are slow or time out`;
}

function allCalm(calm: readonly NamedRow[], notJudged: number): Verdict {
  const highest = calm.reduce((one, other) =>
    (tail(other.row).total ?? 0) > (tail(one.row).total ?? 0) ? other : one,
  );
  const { label, total } = tail(highest.row);
  const requests = calm.reduce((sum, { row }) => sum + row.requests, 0);
  return {
    kind: 'calm',
    claim: 'Nothing slow:',
    evidence:
      `${label} at most ${formatMs(total)} (${highest.name}), ` +
      `over ${formatCount(requests)} requests` +
      (notJudged === 0 ? '' : `; ${formatCount(notJudged)} not judged`),
  };
}
