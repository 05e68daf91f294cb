/** What decides the value scale of a chart. Values in the unit of the data, ms as a rule. */
export interface RangeInput {
  readonly min: number | null;
  readonly max: number | null;
  /** Ends that the user has set by the standard options. */
  readonly fixedMin: number | undefined;
  readonly fixedMax: number | undefined;
  readonly logarithmic: boolean;
  /** Limits that may be drawn; they widen the scale where the data comes near. */
  readonly limits: readonly number[];
  /** Share of the plot's height that a lane below the values takes. */
  readonly lane: number;
}

export interface ValueRange {
  /** Lower end of the values; what is below belongs to the lane. */
  readonly lowest: number;
  /** Lower end of the scale, lane included. */
  readonly min: number;
  readonly max: number;
}

// A limit this much above the data is still worth showing; one far above would flatten the lines.
const nearLimit = 1.6;
const headroom = 1.08;

/** The value scale, with room for the lane under it: the lane is a part of the plot that no value reaches. */
export function valueRange(input: RangeInput): ValueRange {
  const { logarithmic, fixedMin, fixedMax, lane } = input;
  const reached = input.max ?? 0;
  const near = input.limits.filter((limit) => reached > 0 && limit <= reached * nearLimit);
  const top = Math.max(reached, ...near) * headroom;
  const max = fixedMax ?? (top > 0 ? top : 100);
  if (logarithmic) {
    const smallest = input.min !== null && input.min > 0 ? input.min : 1;
    const wanted = fixedMin !== undefined && fixedMin > 0 ? fixedMin : smallest * 0.8;
    const lowest = Math.min(wanted, max / 10);
    return { lowest, max, min: lowest * (lowest / max) ** (lane / (1 - lane)) };
  }
  const lowest = Math.min(fixedMin ?? 0, max - Number.EPSILON * Math.abs(max));
  return { lowest, max, min: lowest - ((max - lowest) * lane) / (1 - lane) };
}
