import type { TimeRange, TimeZone } from '@grafana/data';
import { episodeText } from '../../../components/wording/time-text';
import type { Verdict } from './verdict';

/** A verdict as it is written: the claim with its time, the evidence after a colon. */
export interface VerdictText {
  readonly claim: string;
  /** Claim and evidence. */
  readonly whole: string;
  /** What follows the claim: colon and evidence, or nothing. */
  readonly rest: string;
}

/** Says since when a verdict holds and whether it is over, where the verdict knows. */
export function verdictText(
  { claim, evidence, span }: Verdict,
  range: TimeRange,
  timeZone: TimeZone,
): VerdictText {
  const timed = span === undefined ? claim : `${claim} ${episodeText(span, range, timeZone)}`;
  const rest = evidence === '' ? '' : `: ${evidence}`;
  return { claim: timed, rest, whole: timed + rest };
}
