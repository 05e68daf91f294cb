/** Positions sorted by a small integer each, keeping the order of equal ones: a counting sort. */
function sortBy(
  order: Uint32Array<ArrayBuffer>,
  keys: Int32Array,
  least: number,
  size: number,
): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(size + 1);
  for (let at = 0; at < keys.length; at += 1) starts[keys[at] - least + 1] += 1;
  for (let value = 0; value < size; value += 1) starts[value + 1] += starts[value];
  const sorted = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at += 1) {
    const cell = order[at];
    const value = keys[cell] - least;
    sorted[starts[value]] = cell;
    starts[value] += 1;
  }
  return sorted;
}

/** Above this many bins between the first and the last one, comparing beats counting. */
const widestRange = 1 << 22;

/** Positions by bin, keeping the order of equal ones. */
export function orderByBin(bins: Int32Array): Uint32Array<ArrayBuffer> {
  let first = Infinity;
  let last = -Infinity;
  let ascending = true;
  for (let cell = 0; cell < bins.length; cell += 1) {
    const bin = bins[cell];
    if (bin < last) ascending = false;
    if (bin < first) first = bin;
    if (bin > last) last = bin;
  }
  let order = new Uint32Array(bins.length);
  for (let cell = 0; cell < order.length; cell += 1) order[cell] = cell;
  if (!ascending) {
    order =
      last - first <= widestRange
        ? sortBy(order, bins, first, last - first + 1)
        : order.sort((a, b) => bins[a] - bins[b] || a - b);
  }
  return order;
}

/** The order of cells by endpoint, then bin. */
export function orderCells(
  endpoints: Int32Array,
  endpointCount: number,
  bins: Int32Array,
): Uint32Array {
  return sortBy(orderByBin(bins), endpoints, 0, endpointCount);
}
