function weightOf(weights: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += weights[at];
  return sum;
}

/**
 * The value that stands at `index` once the first `length` values are sorted ascending and each is
 * repeated as often as its weight says. Reorders both. No NaN among the values; weights are whole
 * numbers from 1.
 * @param index from 0 to the sum of the weights − 1
 */
export function weightedQuickselect(
  values: Float64Array,
  weights: Float64Array,
  length: number,
  index: number,
): number {
  let low = 0;
  let high = length - 1;
  let rest = index;
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
        const weight = weights[i];
        values[i] = values[j];
        weights[i] = weights[j];
        values[j] = value;
        weights[j] = weight;
        i += 1;
        j -= 1;
      }
    }
    // Now low … j are at most the pivot, i … high at least, and what lies between is the pivot.
    const below = weightOf(weights, low, j + 1);
    if (rest < below) {
      high = j;
      continue;
    }
    const upToPivot = below + weightOf(weights, j + 1, i);
    if (rest < upToPivot) return pivot;
    rest -= upToPivot;
    low = i;
  }
  return values[low];
}
