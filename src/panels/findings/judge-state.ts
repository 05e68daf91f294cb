import { severities } from '@tailgate/contract';
import { hasEnoughRequests } from '../../components/enough-requests';
import type { FindingRow } from '../../components/frames/findings-frame';
import type { RuleStateRow } from '../../components/frames/rules-frame';
import type { FindingsOptions } from './options';

/** What the panel can say. Nothing found, no data and cannot know are three things. */
export type PanelState =
  /** The panel was given no findings at all, of none of its queries. */
  | { readonly kind: 'no-frame' }
  /** A query for findings was answered with nothing at all, which no answer of the backend is. */
  | { readonly kind: 'no-answer' }
  /** The queries ask Tailgate, but for something else. */
  | { readonly kind: 'other-kind' }
  | { readonly kind: 'findings'; readonly findings: readonly FindingRow[] }
  /**
   * Rules ran and found nothing: those `judged` had requests enough to say so, those of `few` had too few,
   * and `blind` is how many could not run.
   */
  | {
      readonly kind: 'nothing-found';
      readonly judged: readonly string[];
      readonly few: readonly string[];
      readonly requests: number;
      readonly blind: number;
    }
  /** There are findings, but the options hide them all. */
  | { readonly kind: 'hidden'; readonly count: number }
  /** There was nothing to judge. */
  | { readonly kind: 'no-data'; readonly reason: string; readonly remedy: string }
  /** No rule could run on these logs. */
  | { readonly kind: 'cannot-know' }
  /** An empty list of findings, of a source that does not say which rules ran. */
  | { readonly kind: 'unsaid' };

/**
 * Which of its states the panel is in.
 * @param asked the kinds of the panel's Tailgate queries
 */
export function judgeState(
  findings: readonly FindingRow[] | undefined,
  rules: readonly RuleStateRow[],
  options: Pick<FindingsOptions, 'minSeverity' | 'explained'>,
  asked: readonly string[] = [],
): PanelState {
  if (findings === undefined && rules.length === 0) {
    if (asked.length === 0) return { kind: 'no-frame' };
    return { kind: asked.includes('findings') ? 'no-answer' : 'other-kind' };
  }
  if (findings !== undefined && findings.length > 0) {
    const shown = findings.filter((finding) => isShown(finding, options));
    return shown.length === 0
      ? { kind: 'hidden', count: findings.length }
      : { kind: 'findings', findings: shown };
  }
  const ran = rules.filter(({ state }) => state === 'ran');
  if (ran.length > 0) {
    const requests = Math.max(...ran.map((rule) => rule.requests));
    const blind = rules.filter(({ state }) => state === 'cannot-run').length;
    const ids = (enough: boolean) =>
      ran
        .filter((rule) => hasEnoughRequests(rule.rule, rule.requests) === enough)
        .map(({ rule }) => rule);
    return { kind: 'nothing-found', judged: ids(true), few: ids(false), requests, blind };
  }
  const empty = rules.find(({ state }) => state === 'no-data');
  if (empty !== undefined) {
    return { kind: 'no-data', reason: empty.reason, remedy: empty.remedy };
  }
  return rules.length > 0 ? { kind: 'cannot-know' } : { kind: 'unsaid' };
}

function isShown(
  { severity, causedBy }: FindingRow,
  { minSeverity, explained }: Pick<FindingsOptions, 'minSeverity' | 'explained'>,
): boolean {
  return (
    severities.indexOf(severity) >= severities.indexOf(minSeverity) &&
    (explained || causedBy.length === 0)
  );
}
