import { formatCount, formatMs } from '../../../components/format';
import type { LatencySummaryRow } from '../../../components/frames/summary-frame';
import { timeLost } from './time-lost';
import { judge, noRequests, tail, type Verdict, type VerdictSpan } from './verdict';

/** A row of the summary and what people call it; the name is empty for all endpoints together. */
export interface NamedRow {
  readonly row: LatencySummaryRow;
  readonly name: string;
}

/** When the verdict about a row was so; undefined where the data does not say. */
export type SpanOf = (kind: Verdict['kind'], row: LatencySummaryRow) => VerdictSpan | undefined;

/**
 * One verdict over several series: the worst one's by time lost, also where it is not drawn, since when,
 * and how many more are in trouble. All is well only where a series could be judged.
 */
export function judgeAll(rows: readonly NamedRow[], spanOf: SpanOf = () => undefined): Verdict {
  const judged = rows
    .filter(({ row }) => row.requests > 0)
    .map((one) => ({ ...one, verdict: judge(one.row, one.name), lost: timeLost(one.row) }))
    .sort((one, other) => other.lost - one.lost);
  const [first] = judged;
  if (first === undefined) return noRequests;
  const timed = ({ verdict, row }: (typeof judged)[number]): Verdict => {
    const span = spanOf(verdict.kind, row);
    return span === undefined ? verdict : { ...verdict, span };
  };
  if (judged.length === 1) return timed(first);
  const troubled = judged.filter(({ verdict: { kind } }) => kind !== 'calm' && kind !== 'unknown');
  const [worst, ...others] = troubled;
  if (worst !== undefined) {
    const verdict = timed(worst);
    return { ...verdict, evidence: `${verdict.evidence}${moreInTrouble(others)}` };
  }
  const calm = judged.filter(({ verdict }) => verdict.kind === 'calm');
  if (calm.length > 0) return allCalm(calm, judged.length - calm.length);
  const [busiest = first] = [...judged].sort((one, other) => other.row.requests - one.row.requests);
  return busiest.verdict;
}

function moreInTrouble(others: readonly NamedRow[]): string {
  const late = others.filter(({ row }) => row.timeouts > 0).length;
  const slow = others.length - late;
  const parts = [
    late === 0 ? '' : `${formatCount(late)} more ${late === 1 ? 'times' : 'time'} out`,
    slow === 0 ? '' : `${formatCount(slow)} more ${slow === 1 ? 'is' : 'are'} slow`,
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => `; ${part}`)
    .join('');
}

function allCalm(calm: readonly NamedRow[], notJudged: number): Verdict {
  const highest = calm.reduce((one, other) =>
    (tail(other.row).total ?? 0) > (tail(one.row).total ?? 0) ? other : one,
  );
  const { label, total } = tail(highest.row);
  const requests = calm.reduce((sum, { row }) => sum + row.requests, 0);
  return {
    kind: 'calm',
    claim: 'Nothing slow',
    evidence:
      `${label} at most ${formatMs(total)} (${highest.name}), ` +
      `over ${formatCount(requests)} requests` +
      (notJudged === 0 ? '' : `; ${formatCount(notJudged)} not judged`),
  };
}
