/** Marks of a linear axis at multiples of a step, none below `lowest`. */
export function linearTicks(lowest: number, max: number, step: number): number[] {
  if (!(step > 0) || !(max > lowest)) return [];
  const ticks: number[] = [];
  for (let multiple = Math.ceil(lowest / step); multiple * step <= max; multiple++) {
    // Multiplied rather than added up, so that 0.1 stays 0.1.
    ticks.push(Number((multiple * step).toPrecision(12)));
  }
  return ticks;
}

/** Marks of a logarithmic axis: 1, 2 and 5 of each decade, or the decades alone where there are many. */
export function logarithmicTicks(lowest: number, max: number): number[] {
  if (!(lowest > 0) || !(max > lowest)) return [];
  const first = Math.floor(Math.log10(lowest));
  const last = Math.ceil(Math.log10(max));
  const mantissas = last - first > 3 ? [1] : [1, 2, 5];
  const ticks: number[] = [];
  for (let decade = first; decade <= last; decade++) {
    for (const mantissa of mantissas) {
      const tick = Number((mantissa * 10 ** decade).toPrecision(6));
      if (tick >= lowest && tick <= max) ticks.push(tick);
    }
  }
  return ticks;
}
