import { severities } from '@tailgate/contract';
import type { FindingRow } from '../../components/frames/findings-frame';
import { plural } from '../../components/wording/quantity-text';

/** How many findings there are of each severity, worst first, without those that do not occur. */
export function countBySeverity(findings: readonly FindingRow[]) {
  return severities
    .map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .reverse();
}

/**
 * What the panel shows in one or two sentences, for screen readers.
 * @param when since when the worst goes on, where that is known
 */
export function describeFindings(findings: readonly FindingRow[], when?: string): string {
  const [worst] = findings;
  if (worst === undefined) return '';
  const counts = countBySeverity(findings).map(({ severity, count }) => `${count} ${severity}`);
  return `${plural(findings.length, 'finding')}: ${counts.join(', ')}. The worst: ${worst.title}${when === undefined ? '' : `, ${when}`}. ${worst.summary}`;
}
