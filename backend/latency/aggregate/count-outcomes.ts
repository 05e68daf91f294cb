import type { ErrorClass, TimeoutSignal } from '../../accesslog/canonical';
import { errorClassOf } from '../../accesslog/error-text';
import { signalsOfMask } from '../../accesslog/timeout';
import type { CellSlices } from './cell-slices';
import { mark, type IndexedCells } from './indexed-cells';
import { rollup, rollupWidth } from './rollup';

export interface OutcomeCounts {
  readonly statuses: ReadonlyMap<number, number>;
  readonly errorClasses: ReadonlyMap<ErrorClass, number>;
}

function add<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/** Requests of runs of cells by status and by error class. */
export function countOutcomes(cells: IndexedCells, slices: CellSlices): OutcomeCounts {
  const { outcomes, counts, outcomeTable } = cells;
  const totals = new Float64Array(outcomeTable.length);
  for (let run = 0; run < slices.length; run += 2) {
    const end = slices[run + 1];
    for (let cell = slices[run]; cell < end; cell += 1) totals[outcomes[cell]] += counts[cell];
  }
  const statuses = new Map<number, number>();
  const errorClasses = new Map<ErrorClass, number>();
  outcomeTable.forEach(({ status, errorResponseType, errorFlags }, outcome) => {
    const count = totals[outcome];
    if (count === 0) return;
    if (status >= 0) add(statuses, status, count);
    add(errorClasses, errorClassOf(errorResponseType, errorFlags), count);
  });
  return { statuses, errorClasses };
}

export interface TimeoutCounts {
  readonly signals: ReadonlyMap<TimeoutSignal, number>;
  readonly statuses: ReadonlyMap<number, number>;
}

/**
 * Timeouts of runs of groups by signal and by status.
 * @param runs first group and end (exclusive) in turns
 */
export function countTimeouts(cells: IndexedCells, runs: readonly number[]): TimeoutCounts {
  const signals = new Map<TimeoutSignal, number>();
  const statuses = new Map<number, number>();
  const { rollups, groupCells, marks, counts, outcomes, outcomeTable } = cells;
  for (let run = 0; run < runs.length; run += 2) {
    for (let group = runs[run]; group < runs[run + 1]; group += 1) {
      if (rollups[group * rollupWidth + rollup.timeouts] === 0) continue;
      const end = groupCells[group + 1];
      for (let cell = groupCells[group]; cell < end; cell += 1) {
        const mask = marks[cell] & mark.timeoutSignals;
        if (mask === 0) continue;
        for (const signal of signalsOfMask(mask)) add(signals, signal, counts[cell]);
        add(statuses, outcomeTable[outcomes[cell]].status, counts[cell]);
      }
    }
  }
  return { signals, statuses };
}
