/**
 * The rows of values that stand alone between gaps: no line leads to them, so they need a point. A null is
 * a gap; undefined is a row of another series, over which a line goes on.
 */
export function isolatedRows(values: ArrayLike<number | null | undefined>): number[] {
  const rows: number[] = [];
  let joined = 0;
  let latest = -1;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (typeof value === 'number') {
      joined++;
      latest = row;
    } else if (value === null) {
      if (joined === 1) rows.push(latest);
      joined = 0;
    }
  }
  if (joined === 1) rows.push(latest);
  return rows;
}
