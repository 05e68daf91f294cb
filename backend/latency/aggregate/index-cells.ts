import type { SourceSettings } from '@tailgate/contract';
import { timeoutMsFor } from '../../accesslog/timeout';
import type { Cells } from '../cells/cells';
import { DerivedColumns } from './derived-columns';
import { KnownExceedingCounts } from './exceeding-counts';
import { groupCells } from './group-cells';
import type { IndexedCells, JudgedColumns } from './indexed-cells';
import { judgeGroup } from './judge-group';
import type { NamedEndpoints } from './name-endpoints';
import { orderByBin } from './order-cells';
import { outcomeTraits } from './outcome-traits';
import { representGroup } from './represent-group';
import { rollupWidth } from './rollup';
import { nearTimeoutShareOf } from './settings-reader';
import { sumGroup } from './sum-group';

function areSingle(counts: Uint32Array): boolean {
  for (let cell = 0; cell < counts.length; cell += 1) if (counts[cell] !== 1) return false;
  return true;
}

function orderedCounts(counts: Uint32Array, order: Uint32Array): Uint32Array {
  const ordered = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at += 1) ordered[at] = counts[order[at]];
  return ordered;
}

/** Judges each cell by the settings of the source, sorts the cells, and adds up each group. */
export function indexCells(
  cells: Cells,
  named: NamedEndpoints,
  settings: SourceSettings,
): IndexedCells {
  const { endpoints, endpointOfRoute } = named;
  const { size, groups, outcomeTable } = cells;
  const { order, ...grouped } = groupCells(cells, endpointOfRoute, endpoints.length);
  const { endpointGroups, groupCells: bounds, groupBins } = grouped;
  const single = areSingle(cells.counts);
  const overhead = groups === undefined ? undefined : new Float64Array(size);
  const columns: JudgedColumns = {
    // Ones stay ones in any order.
    counts: single ? cells.counts : orderedCounts(cells.counts, order),
    single,
    integration: new Float64Array(size),
    response: new Float64Array(size),
    overhead,
    outcomes: new Int32Array(size),
    marks: new Uint16Array(size),
  };
  const timeoutMs = Float64Array.from(endpoints, (endpoint, index) =>
    timeoutMsFor(named.kinds[index] ?? 'rest', endpoint, settings.timeouts),
  );
  const traits = outcomeTraits(outcomeTable);
  const rollups = new Float64Array(groupBins.length * rollupWidth);
  const limitsOf = endpoints.map((endpoint, index) => ({
    timeoutMs: timeoutMs[index],
    toleranceMs: settings.timeouts.toleranceMs,
    nearMs: timeoutMs[index] * nearTimeoutShareOf(settings, endpoint),
  }));
  const endpointOfGroup = new Int32Array(groupBins.length);
  for (let endpoint = 0; endpoint < endpoints.length; endpoint += 1) {
    endpointOfGroup.fill(endpoint, endpointGroups[endpoint], endpointGroups[endpoint + 1]);
  }
  // Cells come about in the order of time: bin by bin, the groups of a bin find theirs in the cache.
  for (const group of orderByBin(groupBins)) {
    const from = bounds[group];
    const to = bounds[group + 1];
    judgeGroup(cells, order, from, to, traits, limitsOf[endpointOfGroup[group]], columns);
    if (groups !== undefined && overhead !== undefined) {
      representGroup(cells, groups, order, from, to, columns, overhead);
    }
    sumGroup(cells, order, from, to, columns, rollups, group * rollupWidth);
  }
  return {
    binMs: cells.binMs,
    endpoints,
    foldedEndpoints: named.folded,
    timeoutMs,
    rollups,
    outcomeTable,
    derived: new DerivedColumns(columns),
    exceeding: new KnownExceedingCounts({ ...grouped, ...columns, rollups }),
    ...grouped,
    ...columns,
  };
}
