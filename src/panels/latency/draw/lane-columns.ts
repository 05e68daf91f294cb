import type { SeriesValue } from '../../../components/frames/cells';

/** Neighbouring bins drawn as one mark: from the first one's start to the last one's end. */
export interface LaneColumn {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Sums of counts over columns wide enough to be seen. Zoomed out, several bins share a column and their
 * counts are added, so that none is lost; columns stand at multiples of their width, so that they do not
 * dance when the range moves.
 *
 * @param widthMs the least width of a column
 */
export function laneColumns(
  times: readonly number[],
  counts: readonly SeriesValue[],
  binMs: number,
  widthMs: number,
): LaneColumn[] {
  const bin = binMs > 0 ? binMs : 60_000;
  const width = Math.max(1, Math.ceil(widthMs / bin)) * bin;
  const columns: LaneColumn[] = [];
  times.forEach((time, row) => {
    const count = counts[row] ?? 0;
    if (count <= 0) return;
    const from = width === bin ? time : Math.floor(time / width) * width;
    const last = columns[columns.length - 1];
    if (last !== undefined && last.from === from) {
      columns[columns.length - 1] = { ...last, count: last.count + count };
    } else {
      columns.push({ from, to: from + width, count });
    }
  });
  return columns;
}
