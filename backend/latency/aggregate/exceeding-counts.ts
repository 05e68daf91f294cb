import type { AffectedBy } from '../aggregates';
import { mark, type CellGroups, type JudgedColumns } from './indexed-cells';
import { rollup, rollupWidth } from './rollup';

/** By what a request is affected, where no rollup counts it. */
export type ExceedingBy = Extract<AffectedBy, { readonly ms: number }>;

interface SummedCells extends CellGroups, JudgedColumns {
  readonly rollups: Float64Array;
}

const unknown = -1;

/** Requests of each group above a latency, counted when a group is asked for, and once. */
export class ExceedingCounts {
  private readonly counted: Float64Array;

  /** @param required mark of the cells to count */
  constructor(
    private readonly cells: SummedCells,
    private readonly by: ExceedingBy,
    private readonly required: number,
  ) {
    this.counted = new Float64Array(cells.groupBins.length).fill(unknown);
  }

  inGroup(group: number): number {
    let count = this.counted[group];
    if (count === unknown) {
      count = this.count(group);
      this.counted[group] = count;
    }
    return count;
  }

  private count(group: number): number {
    const { by, cells, required } = this;
    const integration = by.kind === 'integration-above';
    const greatest = integration ? rollup.integrationMax : rollup.responseMax;
    if (cells.rollups[group * rollupWidth + greatest] <= by.ms) return 0;
    const values = integration ? cells.integration : cells.response;
    const { marks, counts, groupCells } = cells;
    const end = groupCells[group + 1];
    let sum = 0;
    for (let cell = groupCells[group]; cell < end; cell += 1) {
      if (values[cell] > by.ms && (marks[cell] & required) !== 0) sum += counts[cell];
    }
    return sum;
  }
}

/** The counts that were asked for, by kind, limit and mark. */
export class KnownExceedingCounts {
  private readonly known = new Map<string, ExceedingCounts>();

  constructor(private readonly cells: SummedCells) {}

  /**
   * @param pairsOnly whether responses count only beside a backend time: slow answers are looked
   *   for among the requests that the response percentiles speak of
   */
  above(by: ExceedingBy, pairsOnly: boolean): ExceedingCounts {
    let required: number = mark.integration;
    if (by.kind === 'response-above') required = pairsOnly ? mark.pair : mark.response;
    const key = `${String(required)} ${String(by.ms)}`;
    let counts = this.known.get(key);
    if (counts === undefined) {
      counts = new ExceedingCounts(this.cells, by, required);
      this.known.set(key, counts);
    }
    return counts;
  }
}
