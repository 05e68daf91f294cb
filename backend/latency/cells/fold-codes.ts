/** Small integers from 0 to `size` − 1, one per row. */
export interface CodeColumn {
  readonly codes: ArrayLike<number>;
  readonly size: number;
}

export interface FoldedCodes {
  /** For each row the number of its combination of codes. */
  readonly ids: Int32Array;
  /** For each combination its codes, in the order of the columns. */
  readonly combinations: readonly (readonly number[])[];
}

/** Above this many entries a table of pairs gives way to a map: 16 MiB. */
const largestTable = 1 << 22;

/** Numbers the combinations of codes that occur, in order of appearance. */
export function foldCodes(columns: readonly CodeColumn[], rowCount: number): FoldedCodes {
  const ids = new Int32Array(rowCount);
  let combinations: number[][] = rowCount > 0 ? [[]] : [];
  for (const { codes, size } of columns) {
    if (size <= 1) {
      for (const combination of combinations) combination.push(0);
      continue;
    }
    const next: number[][] = [];
    const extend = (id: number, code: number): number => {
      next.push([...(combinations[id] ?? []), code]);
      return next.length - 1;
    };
    if (combinations.length * size <= largestTable) {
      const table = new Int32Array(combinations.length * size).fill(-1);
      for (let row = 0; row < rowCount; row += 1) {
        const id = ids[row];
        const code = codes[row];
        const pair = id * size + code;
        let to = table[pair];
        if (to < 0) {
          to = extend(id, code);
          table[pair] = to;
        }
        ids[row] = to;
      }
    } else {
      const known = new Map<number, number>();
      for (let row = 0; row < rowCount; row += 1) {
        const id = ids[row];
        const code = codes[row];
        const pair = id * size + code;
        let to = known.get(pair);
        if (to === undefined) {
          to = extend(id, code);
          known.set(pair, to);
        }
        ids[row] = to;
      }
    }
    combinations = next;
  }
  return { ids, combinations };
}
