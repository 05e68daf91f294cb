import type { Measure } from '../../../components/frames/percentile-name';

/** How a line is drawn unless the user has said otherwise. */
export interface LineLook {
  /** CSS pixels */
  readonly width: number;
  readonly dash: number[] | undefined;
  /** Share of the fill's opacity, 0 for a line alone. */
  readonly fillOpacity: number;
}

/** By percentile, the highest first: whole and strong, then dashed, then dotted, for eyes without colour too. */
const dashes: readonly (readonly number[] | undefined)[] = [undefined, [7, 3], [2, 3]];
const fills = [0.22, 0.12, 0.12];

/**
 * The total is the finer line and drawn over the backend's: where both are equal, as in an incident of the
 * backend, the backend's colour still shows beside it. The plot moves a line of an odd width down by half a
 * pixel, so at 3 and 2 the backend's is seen below the total, where it belongs.
 */
const widths: Readonly<Record<Measure, readonly number[]>> = {
  backend: [3, 2.5, 2.5],
  total: [2, 1, 1],
  overhead: [1.5, 1, 1],
};

// Blue and purple are one colour to some eyes, so overhead has a pattern of its own.
const overheadDashes: readonly (readonly number[])[] = [
  [9, 3, 2, 3],
  [5, 3, 2, 3],
  [2, 5],
];

/** Where endpoints share a chart, colours are theirs: the measure is told by the dash, the percentile by the width. */
const sharedWidths = [2, 1, 1];
const sharedDashes: Readonly<Record<Measure, readonly (readonly number[] | undefined)[]>> = {
  backend: [
    [4, 3],
    [4, 3],
    [4, 3],
  ],
  total: [undefined, undefined, undefined],
  overhead: overheadDashes,
};

/**
 * The look of a line by what it measures and by its percentile.
 *
 * @param depth 0 for the highest percentile drawn, 1 for the next …
 * @param isShared whether several endpoints share the chart
 */
export function lineLook(measure: Measure, depth: number, isShared: boolean): LineLook {
  const at = Math.min(depth, dashes.length - 1);
  const dash = isShared
    ? sharedDashes[measure][at]
    : measure === 'overhead'
      ? overheadDashes[at]
      : dashes[at];
  return {
    width: (isShared ? sharedWidths : widths[measure])[at] ?? 1,
    dash: dash === undefined ? undefined : [...dash],
    fillOpacity: measure === 'backend' ? (isShared ? 0.06 : (fills[at] ?? 0)) : 0,
  };
}
