import type { LatencySummaryRow } from '../../../components/frames/summary-frame';
import { formatMs } from '../../../components/format';

/** A horizontal line that latency is measured against. */
export interface Limit {
  readonly kind: 'slow' | 'timeout';
  readonly value: number;
  readonly label: string;
}

/**
 * The limits that apply to the series of a chart, from their summaries: where the rules call a backend
 * slow, and the integration timeout. The smallest one where the series differ.
 */
export function limitsOf(rows: readonly LatencySummaryRow[]): Limit[] {
  const limits: Limit[] = [];
  const slow = smallest(rows.map(({ slowIntegrationP99 }) => slowIntegrationP99));
  if (slow !== undefined) {
    limits.push({ kind: 'slow', value: slow, label: `Slow backend ${formatMs(slow)}` });
  }
  const timeout = smallest(rows.map(({ integrationTimeout }) => integrationTimeout));
  if (timeout !== undefined) {
    const label = `Integration timeout ${formatMs(timeout)}`;
    limits.push({ kind: 'timeout', value: timeout, label });
  }
  return limits;
}

function smallest(values: readonly (number | null)[]): number | undefined {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? undefined : Math.min(...known);
}
