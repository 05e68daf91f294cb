import type { TimeRange, TimeZone } from '@grafana/data';
import {
  episodeText,
  isGoingOn,
  minuteText,
  needsDay,
  rangeText,
} from '../../../components/wording/time-text';
import type { Span, Verdict } from './verdict';

/** A verdict as it is written: the claim with its time, the evidence after a colon. */
export interface VerdictText {
  readonly claim: string;
  /** Claim and evidence. */
  readonly whole: string;
  /** What follows the claim: colon and evidence, or nothing. */
  readonly rest: string;
}

/** Says since when a verdict holds, or from when to when it held, where the verdict knows. */
export function verdictText(verdict: Verdict, range: TimeRange, timeZone: TimeZone): VerdictText {
  const { evidence, span } = verdict;
  const timed = span === undefined ? verdict.claim : timedClaim(verdict, span, range, timeZone);
  const rest = evidence === '' ? '' : `: ${evidence}`;
  return { claim: timed, rest, whole: timed + rest };
}

function timedClaim(
  { claim, pastClaim = claim }: Verdict,
  span: Span,
  range: TimeRange,
  timeZone: TimeZone,
): string {
  if (isGoingOn(span, range)) return `${claim} ${episodeText(span, range, timeZone)}`;
  const withDay = needsDay(range, timeZone);
  const when =
    span.from <= range.from.valueOf()
      ? `until ${minuteText(span.to, timeZone, withDay)}`
      : `from ${rangeText(span.from, span.to, timeZone, withDay)}`;
  return `${pastClaim} ${when}`;
}
