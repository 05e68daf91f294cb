import type { Finding } from '@tailgate/contract';
import type { SourceSettings } from '@tailgate/contract';
import type { CellAggregates } from '../latency/aggregate/create-aggregates';
import { rules } from '../rules';

const longestMs = 3_600_000;

/**
 * The hour with the most requests that a finding speaks of, the latest of equal ones; the whole range
 * where that is no longer. Looking for examples there scans an hour, not a week.
 */
export function busiestWindow(
  finding: Finding,
  aggregates: CellAggregates,
  settings: SourceSettings,
): { readonly fromMs: number; readonly toMs: number } {
  const { fromMs, toMs } = aggregates;
  const rule = rules.find(({ id }) => id === finding.rule);
  if (toMs - fromMs <= longestMs || rule === undefined) return { fromMs, toMs };
  const { whole, endpoints } = aggregates.aggregates(fromMs, toMs);
  const [worst] = finding.endpoints;
  const subject =
    finding.scope === 'source'
      ? whole
      : (endpoints.find(({ endpoint }) => endpoint === worst?.endpoint) ?? whole);
  const counts = [...subject.binCounts(rule.affected(settings.thresholds))].filter(
    ([, count]) => count > 0,
  );
  let best = { fromMs: Math.max(fromMs, toMs - longestMs), count: 0 };
  let first = 0;
  let count = 0;
  for (const [end, own] of counts) {
    count += own;
    // The window ends with this bin: what lies an hour before its end is left behind.
    for (;;) {
      const [start, leaving] = counts[first] ?? [end, 0];
      if (start > end + aggregates.binMs - longestMs - 1) break;
      count -= leaving;
      first += 1;
    }
    if (count >= best.count) {
      const from = end + aggregates.binMs - longestMs;
      best = { fromMs: Math.max(fromMs, from), count };
    }
  }
  return { fromMs: best.fromMs, toMs: Math.min(toMs, best.fromMs + longestMs) };
}
