import type { TimeoutsOptions } from './options';

/** What of the panel fits, and how large it is. Sizes in CSS pixels. */
export interface TimeoutsLayout {
  /** `compact`: the count and its change alone. `columns`: the endpoints stand beside the count. */
  readonly mode: 'compact' | 'stack' | 'columns';
  readonly countSize: number;
  /** 0 for none. */
  readonly sparkline: { readonly width: number; readonly height: number };
  readonly hasEndpoints: boolean;
  /** Whether the endpoints are to be read from afar. */
  readonly isLarge: boolean;
  /** Lines of near timeouts, signals and orphaned work that fit below the count. */
  readonly asideLines: number;
}

/** The heights of a line of the aside, and of the lines of text around count and bars with their gaps. */
const asideLine = 24;
const words = 60;
const changeLine = 24;
/** What the list of endpoints needs at the least when it stands below the count. */
const leastList = 84;
const columnGap = 24;

/**
 * Decides by the size of the panel alone, so that a rendered image is the same each time.
 * @param listed how many endpoints there are to list
 * @param hasChange whether a line says how the count has changed
 */
export function layoutOf(
  width: number,
  height: number,
  { sparkline }: Pick<TimeoutsOptions, 'sparkline'>,
  listed: number,
  hasChange: boolean,
): TimeoutsLayout {
  if (height < 150 || (width < 240 && height < 220)) {
    const isWide = width >= 260 && height >= 56;
    return {
      mode: 'compact',
      countSize: clamp(height * 0.5, 20, Math.min(64, width * 0.25)),
      sparkline: size(sparkline && isWide, width * 0.4, Math.min(height - 16, 80)),
      hasEndpoints: false,
      isLarge: false,
      asideLines: 0,
    };
  }
  if (width >= 560 && listed > 0) {
    const column = leftColumn(width);
    const countSize = clamp(Math.min(height * 0.24, column * 0.3), 32, 160);
    const chart = size(sparkline, column, clamp(height * 0.22, 32, 240));
    return {
      mode: 'columns',
      countSize,
      sparkline: chart,
      hasEndpoints: true,
      isLarge: width >= 1_200 && height / listed >= 100,
      asideLines: lines(height - textHeight(column, hasChange) - countSize * 1.1 - chart.height),
    };
  }
  const countSize = clamp(Math.min(height * 0.16, width * 0.2), 28, listed > 0 ? 64 : 160);
  const chart = size(sparkline && height >= 180, width, clamp(height * 0.14, 28, 160));
  const rest = height - textHeight(width, hasChange) - countSize * 1.1 - chart.height;
  const hasEndpoints = listed > 0 && rest >= leastList;
  return {
    mode: 'stack',
    countSize,
    sparkline: chart,
    hasEndpoints,
    isLarge: false,
    asideLines: lines(rest - (hasEndpoints ? leastList : 0)),
  };
}

/** The width of the column with the count. */
export function leftColumn(width: number): number {
  return Math.round(clamp(width * 0.36, 200, 640)) - columnGap;
}

/** The change takes two lines where it does not fit into one. */
function textHeight(width: number, hasChange: boolean): number {
  if (!hasChange) return words;
  return words + changeLine * (width < 300 ? 2 : 1);
}

function lines(height: number): number {
  return Math.max(0, Math.floor(height / asideLine));
}

function size(isShown: boolean, width: number, height: number) {
  return isShown ? { width: Math.floor(width), height: Math.floor(height) } : noSize;
}

const noSize = { width: 0, height: 0 };

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(most, value)));
}
