import type { Cells } from '../cells/cells';
import type { CellGroups } from './indexed-cells';
import { orderCells } from './order-cells';

/** Cells sorted into groups, in their old order within a group. */
export interface GroupedCells extends CellGroups {
  /** By new place, the cell of the source. */
  readonly order: Uint32Array;
}

/** With more pairs of endpoint and bin than this the table of pairs would be too large: 32 MiB. */
const largestTable = 1 << 23;

/** One counting sort by pair of endpoint and bin. */
function groupByTable(
  cells: Cells,
  endpointOfRoute: Int32Array,
  endpointCount: number,
  firstBin: number,
  span: number,
): GroupedCells {
  const { size, bins, routes } = cells;
  // Where the pairs of a route begin.
  const base = endpointOfRoute.map((endpoint) => endpoint * span);
  const places = new Uint32Array(endpointCount * span);
  for (let cell = 0; cell < size; cell += 1)
    places[base[routes[cell]] + (bins[cell] - firstBin)] += 1;

  let groups = 0;
  for (let pair = 0; pair < places.length; pair += 1) if (places[pair] !== 0) groups += 1;
  const endpointGroups = new Int32Array(endpointCount + 1);
  const groupBins = new Int32Array(groups);
  const groupCells = new Int32Array(groups + 1);
  let group = 0;
  let start = 0;
  for (let endpoint = 0, pair = 0; endpoint < endpointCount; endpoint += 1) {
    for (let bin = 0; bin < span; bin += 1, pair += 1) {
      const count = places[pair];
      if (count === 0) continue;
      places[pair] = start;
      start += count;
      groupBins[group] = firstBin + bin;
      group += 1;
      groupCells[group] = start;
    }
    endpointGroups[endpoint + 1] = group;
  }

  const order = new Uint32Array(size);
  for (let cell = 0; cell < size; cell += 1) {
    const pair = base[routes[cell]] + (bins[cell] - firstBin);
    const place = places[pair];
    order[place] = cell;
    places[pair] = place + 1;
  }
  return { order, endpointGroups, groupBins, groupCells };
}

/** Sorts by bin and by endpoint in turn, then looks for the bounds of groups. */
function groupBySorting(
  cells: Cells,
  endpointOfRoute: Int32Array,
  endpointCount: number,
): GroupedCells {
  const { size, bins, routes } = cells;
  const endpoints = new Int32Array(size);
  for (let cell = 0; cell < size; cell += 1) endpoints[cell] = endpointOfRoute[routes[cell]];
  const order = orderCells(endpoints, endpointCount, bins);
  const startsGroup = (at: number): boolean =>
    at === 0 ||
    bins[order[at]] !== bins[order[at - 1]] ||
    endpoints[order[at]] !== endpoints[order[at - 1]];
  let groups = 0;
  for (let at = 0; at < size; at += 1) if (startsGroup(at)) groups += 1;
  const endpointGroups = new Int32Array(endpointCount + 1);
  const groupBins = new Int32Array(groups);
  const groupCells = new Int32Array(groups + 1);
  let group = 0;
  for (let at = 0; at < size; at += 1) {
    if (!startsGroup(at)) continue;
    groupBins[group] = bins[order[at]];
    groupCells[group] = at;
    group += 1;
    endpointGroups[endpoints[order[at]] + 1] = group;
  }
  groupCells[groups] = size;
  for (let endpoint = 1; endpoint <= endpointCount; endpoint += 1) {
    endpointGroups[endpoint] = Math.max(endpointGroups[endpoint], endpointGroups[endpoint - 1]);
  }
  return { order, endpointGroups, groupBins, groupCells };
}

/**
 * Sorts cells by endpoint, then bin.
 * @param endpointOfRoute by route, from 0 to `endpointCount` − 1
 */
export function groupCells(
  cells: Cells,
  endpointOfRoute: Int32Array,
  endpointCount: number,
  tableLimit = largestTable,
): GroupedCells {
  const { size, bins } = cells;
  let first = size === 0 ? 0 : bins[0];
  let last = first;
  for (let cell = 0; cell < size; cell += 1) {
    const bin = bins[cell];
    if (bin < first) first = bin;
    else if (bin > last) last = bin;
  }
  const span = last - first + 1;
  return endpointCount * span <= tableLimit
    ? groupByTable(cells, endpointOfRoute, endpointCount, first, span)
    : groupBySorting(cells, endpointOfRoute, endpointCount);
}
