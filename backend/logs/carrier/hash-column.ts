import type { DuckDBDataChunk } from '@duckdb/node-api';

/** Visits a column of 64-bit hashes as pairs of halves: a bigint per row would cost more than the rest of the read. */
export function forEachHash(
  chunks: readonly DuckDBDataChunk[],
  at: number,
  visit: (low: number, high: number, row: number) => void,
): void {
  let row = 0;
  for (const chunk of chunks) {
    const items = itemsOf(chunk, at);
    if (!(items instanceof BigUint64Array)) throw new Error('A hash must come as UBIGINT.');
    const { rowCount } = chunk;
    const halves = new Uint32Array(items.buffer, items.byteOffset, rowCount * 2);
    for (let item = 0; item < rowCount; item += 1) {
      visit(halves[item * 2] ?? 0, halves[item * 2 + 1] ?? 0, row);
      row += 1;
    }
  }
}

/** The typed array behind a column of numbers. */
export function itemsOf(chunk: DuckDBDataChunk, at: number): unknown {
  const vector: object = chunk.getColumnVector(at);
  return 'items' in vector ? vector.items : undefined;
}
