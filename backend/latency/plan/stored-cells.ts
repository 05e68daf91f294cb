import type { Cells, GroupColumns } from '../cells/cells';

/** Rough size of an entry of the tables of routes and outcomes, in bytes: some ten short texts. */
const tableEntryBytes = 400;

/** A typed array of its own: a view of a larger one would keep all of that alive. */
function ownArray<T extends Int32Array | Uint32Array | Float32Array | Float64Array>(
  array: T,
  copy: (array: T) => T,
): T {
  return array.byteLength === array.buffer.byteLength ? array : copy(array);
}
const ownInt32 = (array: Int32Array): Int32Array => ownArray(array, (from) => from.slice());
const ownUint32 = (array: Uint32Array): Uint32Array => ownArray(array, (from) => from.slice());
const ownFloat32 = (array: Float32Array): Float32Array => ownArray(array, (from) => from.slice());
const ownFloat64 = (array: Float64Array): Float64Array => ownArray(array, (from) => from.slice());

function ownGroups(groups: GroupColumns): GroupColumns {
  return {
    integrationKeys: ownFloat32(groups.integrationKeys),
    responseKeys: ownFloat32(groups.responseKeys),
    overheadKeys: ownFloat32(groups.overheadKeys),
    integrationMaxima: ownFloat64(groups.integrationMaxima),
    responseMaxima: ownFloat64(groups.responseMaxima),
    overheadSquares: ownFloat64(groups.overheadSquares),
  };
}

/** The same cells in arrays of exactly their size: what is remembered holds nothing else alive. */
export function ownedCells(cells: Cells): Cells {
  return {
    ...cells,
    bins: ownInt32(cells.bins),
    routes: ownInt32(cells.routes),
    outcomes: ownInt32(cells.outcomes),
    counts: ownUint32(cells.counts),
    integrations: ownFloat64(cells.integrations),
    responses: ownFloat64(cells.responses),
    groups: cells.groups === undefined ? undefined : ownGroups(cells.groups),
  };
}

/** About how much memory cells take, in bytes. */
export function bytesOfCells(cells: Cells): number {
  const { groups } = cells;
  const columns = [
    cells.bins,
    cells.routes,
    cells.outcomes,
    cells.counts,
    cells.integrations,
    cells.responses,
    ...(groups === undefined
      ? []
      : [
          groups.integrationKeys,
          groups.responseKeys,
          groups.overheadKeys,
          groups.integrationMaxima,
          groups.responseMaxima,
          groups.overheadSquares,
        ]),
  ];
  const tables = cells.routeTable.length + cells.outcomeTable.length;
  return columns.reduce((sum, column) => sum + column.byteLength, 0) + tables * tableEntryBytes;
}
