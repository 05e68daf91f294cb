import type { Finding } from '@tailgate/contract';
import { severityRank } from './severity';

/** A finding with the number of its affected requests. */
export interface CountedFinding {
  readonly finding: Finding;
  readonly count: number;
}

/**
 * Worst severity first; within one severity causes before what they explain, then the most affected
 * requests. Ids decide what is still equal, so that the order never depends on chance.
 */
export function orderFindings(counted: readonly CountedFinding[]): Finding[] {
  const waiting = [...counted].sort(
    (one, other) =>
      severityRank(other.finding.severity) - severityRank(one.finding.severity) ||
      other.count - one.count ||
      one.finding.rule.localeCompare(other.finding.rule, 'en'),
  );
  const ordered: Finding[] = [];
  while (waiting.length > 0) {
    const severity = waiting[0]?.finding.severity;
    const peers = waiting.filter(({ finding }) => finding.severity === severity);
    const ready = peers.findIndex(
      ({ finding }) => !peers.some((peer) => finding.causedBy.includes(peer.finding.rule)),
    );
    // Peers stand at the head of the list, so positions agree; rules that explain each other in a
    // circle keep their places.
    for (const { finding } of waiting.splice(Math.max(ready, 0), 1)) ordered.push(finding);
  }
  return ordered;
}
