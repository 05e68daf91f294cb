import { bodySize, clamp, measures } from './measures';

export interface ListContent {
  /** How many endpoints are to be listed. */
  readonly listed: number;
  /** How many are not, as they have no timeout. */
  readonly quiet: number;
}

/** The list of endpoints. Sizes in CSS pixels. */
export interface ListLayout {
  readonly width: number;
  readonly textSize: number;
  /** A row with its bar and the gap below it. */
  readonly row: number;
  /** What is seen of the rows without scrolling: whole rows. */
  readonly height: number;
  /** Rows that are seen by scrolling alone. */
  readonly below: number;
  /** Whether a line below says what is not seen. */
  readonly hasFooter: boolean;
  /** Of the rows that are seen and that line. */
  readonly total: number;
}

/** A row in parts of its text size: name, bar and gap. */
const leastRow = 2.5;
const mostRow = 3.6;

/** The height that shows all endpoints in rows of the least height. */
export function neededList(
  width: number,
  height: number,
  textSize: number,
  content: ListContent,
): number {
  const text = rowText(width, height, textSize, content);
  return content.listed * leastRow * text + (content.quiet > 0 ? footer(textSize) : 0);
}

/** Rows that fill the height, so far as they stay rows; where not all fit, as many whole ones as do. */
export function listLayout(
  width: number,
  height: number,
  textSize: number,
  content: ListContent,
): ListLayout {
  const text = rowText(width, height, textSize, content);
  const least = leastRow * text;
  const isWhole = neededList(width, height, textSize, content) <= height + 0.5;
  if (isWhole) {
    const hasFooter = content.quiet > 0;
    const room = height - (hasFooter ? footer(textSize) : 0);
    const row = clamp(room / content.listed, least, mostRow * text);
    const all = row * content.listed;
    const total = all + (hasFooter ? footer(textSize) : 0);
    return { width, textSize: text, row, height: all, below: 0, hasFooter, total };
  }
  const rows = clamp(Math.floor((height - footer(textSize)) / least), 1, content.listed);
  const shown = rows * least;
  const hasFooter = shown + footer(textSize) <= height + 0.5;
  return {
    width,
    textSize: text,
    row: least,
    height: shown,
    below: content.listed - rows,
    hasFooter,
    total: shown + (hasFooter ? footer(textSize) : 0),
  };
}

/** A few endpoints in a wide panel are written larger, many a little smaller than the rest. */
function rowText(width: number, height: number, textSize: number, { listed }: ListContent): number {
  if (width < 600 || listed === 0) return Math.min(textSize, 16);
  const filling = height / (listed * 4);
  return clamp(filling, Math.max(bodySize, textSize * 0.7), textSize * 1.3);
}

function footer(textSize: number): number {
  return measures.line * textSize;
}
