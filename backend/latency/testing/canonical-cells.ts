import { outcomeIdentity, routeIdentity, type Cells } from '../cells/cells';

function entryOf<T>(table: readonly T[], index: number | undefined): T {
  const entry = index === undefined ? undefined : table[index];
  if (entry === undefined) throw new Error(`No entry ${String(index)}.`);
  return entry;
}

/** Sums of fractions depend on their order behind the first digits. */
const toThousandths = (value: number): string => value.toFixed(3);

/**
 * Cells as sorted text, equal for equal cells whatever their order and their tables.
 * @param spell how latencies and sums are compared: by thousandths where absent, `String` for exactly
 */
export function canonicalCells(
  cells: Cells,
  spell: (value: number) => string = toThousandths,
): readonly string[] {
  const spelled = (values: Float64Array, cell: number): string => spell(values[cell] ?? NaN);
  const rows: string[] = [];
  for (let cell = 0; cell < cells.size; cell += 1) {
    const { groups } = cells;
    rows.push(
      [
        cells.bins[cell],
        routeIdentity(entryOf(cells.routeTable, cells.routes[cell])),
        outcomeIdentity(entryOf(cells.outcomeTable, cells.outcomes[cell])),
        cells.counts[cell],
        spelled(cells.integrations, cell),
        spelled(cells.responses, cell),
        ...(groups === undefined || Number.isNaN(groups.integrationKeys[cell])
          ? []
          : [
              groups.integrationKeys[cell],
              groups.responseKeys[cell],
              groups.overheadKeys[cell],
              spelled(groups.integrationMaxima, cell),
              spelled(groups.responseMaxima, cell),
              spelled(groups.overheadSquares, cell),
            ]),
      ].join(' '),
    );
  }
  return [
    `requests ${String(cells.requests)} unparsed ${String(cells.unparsed)} implausible ${String(cells.implausible)}`,
    ...rows.sort(),
  ];
}
