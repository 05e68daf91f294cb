import fc from 'fast-check';
import { emptyCells, type Cells } from '../cells/cells';
import { groupCells } from './group-cells';

const route = fc.nat({ max: 3 });
const bin = fc.oneof(
  fc.integer({ min: 5_000_000, max: 5_000_020 }),
  fc.constantFrom(-0x80000000, -2, 0, 0x7fffffff),
);

function cellsOf(placed: readonly (readonly [route: number, bin: number])[]): Cells {
  return {
    ...emptyCells(300_000),
    size: placed.length,
    routes: Int32Array.from(placed, ([at]) => at),
    bins: Int32Array.from(placed, ([, at]) => at),
  };
}

it('cells are grouped by endpoint, then bin, in their old order, however wide their range is', () => {
  const endpointOfRoute = Int32Array.of(1, 0, 1, 2);
  fc.assert(
    fc.property(fc.array(fc.tuple(route, bin)), fc.boolean(), (placed, wide) => {
      const endpoints = 3;
      const limit = wide ? 0 : 1 << 16;
      const grouped = groupCells(cellsOf(placed), endpointOfRoute, endpoints, limit);
      const found: number[][] = [];
      for (let endpoint = 0; endpoint < endpoints; endpoint += 1) {
        const end = grouped.endpointGroups[endpoint + 1];
        for (let group = grouped.endpointGroups[endpoint]; group < end; group += 1) {
          expect(grouped.groupCells[group + 1]).toBeGreaterThan(grouped.groupCells[group]);
          for (let at = grouped.groupCells[group]; at < grouped.groupCells[group + 1]; at += 1) {
            found.push([endpoint, grouped.groupBins[group], grouped.order[at]]);
          }
        }
      }
      const expected = placed
        .map(([from, at], cell) => [endpointOfRoute[from], at, cell])
        .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
      expect(found).toEqual(expected);
    }),
  );
});
