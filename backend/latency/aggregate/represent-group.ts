import type { Cells, GroupColumns } from '../cells/cells';
import { representativeLatency, representativeOverhead } from '../representative';
import { mark, type JudgedColumns } from './indexed-cells';

/**
 * Turns the sums of the cells of one group, as `judgeGroup` left them, into what stands for each
 * request. Cells that are single requests hold exact values already.
 * @param overhead the column to fill
 */
export function representGroup(
  cells: Cells,
  groups: GroupColumns,
  order: Uint32Array,
  from: number,
  to: number,
  out: JudgedColumns,
  overhead: Float64Array,
): void {
  for (let at = from; at < to; at += 1) {
    const cell = order[at];
    const integrationSum = out.integration[at];
    const responseSum = out.response[at];
    // NaN where one of them is missing.
    const overheadSum = responseSum - integrationSum;
    const key = groups.integrationKeys[cell];
    if (Number.isNaN(key)) {
      overhead[at] = overheadSum;
      continue;
    }
    const count = cells.counts[cell];
    const marks = out.marks[at];
    if ((marks & mark.integration) !== 0) {
      out.integration[at] = representativeLatency(
        key,
        integrationSum / count,
        groups.integrationMaxima[cell],
      );
    }
    if ((marks & mark.response) !== 0) {
      out.response[at] = representativeLatency(
        groups.responseKeys[cell],
        responseSum / count,
        groups.responseMaxima[cell],
      );
    }
    overhead[at] = Number.isNaN(overheadSum)
      ? NaN
      : representativeOverhead(
          groups.overheadKeys[cell],
          count,
          overheadSum / count,
          groups.overheadSquares[cell],
        );
  }
}
