import { emptyCells, type Cells } from '../cells/cells';
import { MemorySliceStore, sliceMs } from './slice-store';

/** Cells whose columns take 32 bytes each. */
function cellsOf(size: number): Cells {
  return {
    ...emptyCells(300_000),
    size,
    bins: new Int32Array(size),
    routes: new Int32Array(size),
    outcomes: new Int32Array(size),
    counts: new Uint32Array(size),
    integrations: new Float64Array(size),
    responses: new Float64Array(size),
  };
}
const slice = (fromMs: number, toMs: number, cells = cellsOf(10)) => ({
  fromMs,
  toMs,
  readAtMs: 0,
  cells,
});

test('forgets what a new slice overlaps, and nothing else', () => {
  const store = new MemorySliceStore();
  store.put('a', 0, slice(0, 10));
  store.put('a', 0, slice(10, 20));
  store.put('b', 0, slice(0, 10));
  store.put('a', 0, slice(15, 30));
  expect(store.slices('a', 0).map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
    [0, 10],
    [15, 30],
  ]);
  expect(store.count).toBe(3);
  expect(store.bytes).toBe(3 * 320);
});

test('keeps within its bytes: what was not used longest goes first', () => {
  const store = new MemorySliceStore(1_000);
  for (let hour = 0; hour < 3; hour += 1) {
    store.put('a', hour * sliceMs, slice(hour * sliceMs, (hour + 1) * sliceMs));
  }
  expect(store.slices('a', 0)).toHaveLength(1);
  store.put('a', 3 * sliceMs, slice(3 * sliceMs, 4 * sliceMs));
  expect([0, 1, 2, 3].map((hour) => store.slices('a', hour * sliceMs).length)).toEqual([
    1, 0, 1, 1,
  ]);
  expect([store.count, store.bytes]).toEqual([3, 960]);
});

test('does not keep a slice that is larger than all it may hold', () => {
  const store = new MemorySliceStore(100);
  store.put('a', 0, slice(0, 10));
  expect([store.count, store.bytes]).toEqual([0, 0]);
});

test('keeps no larger array alive than the cells need', () => {
  const store = new MemorySliceStore();
  const large = cellsOf(1_000);
  store.put('a', 0, slice(0, 10, { ...large, size: 2, bins: large.bins.subarray(0, 2) }));
  expect(store.slices('a', 0)[0]?.cells.bins.buffer.byteLength).toBe(8);
});
