import { outcomeIdentity, routeIdentity, type Cells } from '../cells/cells';

function entryOf<T>(table: readonly T[], index: number | undefined): T {
  const entry = index === undefined ? undefined : table[index];
  if (entry === undefined) throw new Error(`No entry ${String(index)}.`);
  return entry;
}

/** Cells as sorted text, equal for equal cells whatever their order and their tables. */
export function canonicalCells(cells: Cells): readonly string[] {
  const rows: string[] = [];
  for (let cell = 0; cell < cells.size; cell += 1) {
    const { groups } = cells;
    rows.push(
      [
        cells.bins[cell],
        routeIdentity(entryOf(cells.routeTable, cells.routes[cell])),
        outcomeIdentity(entryOf(cells.outcomeTable, cells.outcomes[cell])),
        cells.counts[cell],
        cells.integrations[cell]?.toFixed(3),
        cells.responses[cell]?.toFixed(3),
        ...(groups === undefined || Number.isNaN(groups.integrationKeys[cell])
          ? []
          : [
              groups.integrationKeys[cell],
              groups.responseKeys[cell],
              groups.overheadKeys[cell],
              groups.integrationMaxima[cell]?.toFixed(3),
              groups.responseMaxima[cell]?.toFixed(3),
              groups.overheadSquares[cell]?.toFixed(3),
            ]),
      ].join(' '),
    );
  }
  return [
    `requests ${String(cells.requests)} unparsed ${String(cells.unparsed)} implausible ${String(cells.implausible)}`,
    ...rows.sort(),
  ];
}
