/**
 * The value that stands at `index` once the first `length` values are sorted ascending. Reorders
 * them. No NaN among the values.
 */
export function quickselect(values: Float64Array, length: number, index: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    // Median of three: runs of equal or sorted values do not degrade.
    const middle = (low + high) >> 1;
    const a = values[low];
    const b = values[middle];
    const c = values[high];
    const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i += 1;
      while (values[j] > pivot) j -= 1;
      if (i <= j) {
        const value = values[i];
        values[i] = values[j];
        values[j] = value;
        i += 1;
        j -= 1;
      }
    }
    if (index <= j) high = j;
    else if (index >= i) low = i;
    else break;
  }
  return values[index];
}
