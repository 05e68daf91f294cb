/**
 * Columns of a rollup: what cells add up to. A rollup is `rollupWidth` numbers in a row of a
 * Float64Array; sums and counts add, the last columns keep the greatest value.
 */
export const rollup = {
  requests: 0,
  withIntegration: 1,
  timeouts: 2,
  nearTimeouts: 3,
  serverErrors: 4,
  throttledByGateway: 5,
  throttledByBackend: 6,
  integrationCount: 7,
  integrationSum: 8,
  pairCount: 9,
  backendSum: 10,
  pairResponseSum: 11,
  responseCount: 12,
  responseSum: 13,
  overheadCount: 14,
  overheadSum: 15,
  overheadSquares: 16,
  integrationMax: 17,
  backendMax: 18,
  pairResponseMax: 19,
  responseMax: 20,
  overheadMax: 21,
} as const;

const firstMaximum = rollup.integrationMax;

export const rollupWidth = 22;

/** Numbers of a rollup without requests: overhead can be negative, so its maximum starts below. */
export function clearRollup(rollups: Float64Array, offset: number): void {
  rollups.fill(0, offset, offset + rollupWidth);
  rollups[offset + rollup.overheadMax] = -Infinity;
}

/** Adds a rollup to another. */
export function addRollup(
  into: Float64Array,
  intoOffset: number,
  from: Float64Array,
  fromOffset: number,
): void {
  for (let column = 0; column < firstMaximum; column += 1) {
    into[intoOffset + column] += from[fromOffset + column];
  }
  for (let column: number = firstMaximum; column < rollupWidth; column += 1) {
    const value = from[fromOffset + column];
    if (value > into[intoOffset + column]) into[intoOffset + column] = value;
  }
}
