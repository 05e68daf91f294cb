/** Heights of lines and gaps and the widths of letters, in parts of the panel's text size. */
export const measures = {
  /** A line of text. */
  line: 1.5,
  /** A line of small text. */
  smallLine: 1.3,
  /** A fact beside the count, with its border. */
  fact: 1.65,
  /** Between the parts of a column. */
  gap: 0.6,
  /** Between columns. */
  columnGap: 1.7,
  /** A letter of text, of small text, and a digit in parts of its own size; on the average. */
  letter: 0.54,
  smallLetter: 0.47,
  digit: 0.62,
  /** Small text in parts of the text. */
  small: 0.857,
  /** The word behind the count. */
  noun: 1.15,
} as const;

/** The text size of a panel of ordinary size, in CSS pixels: that of Grafana's body text. */
export const bodySize = 14;

/**
 * The text size by the size of the panel, so that a wall is read from afar.
 * @param width of the panel in CSS pixels, as `height`
 */
export function textSizeOf(width: number, height: number): number {
  return Math.round(bodySize * clamp(Math.min(width / 1_200, height / 320), 1, 3));
}

/** Height that is given away piece by piece, the most important first. */
export class Room {
  constructor(private height: number) {}

  get left(): number {
    return Math.max(0, this.height);
  }

  /** Takes the height where there is so much, but for what rounding takes away. */
  take(height: number): boolean {
    if (height > this.height + 0.01) return false;
    this.height -= height;
    return true;
  }

  /** Takes as many of `most` pieces as there is room for. */
  takeMany(piece: number, most: number): number {
    const count = clamp(Math.floor((this.left + 0.01) / piece), 0, most);
    this.height -= count * piece;
    return count;
  }

  /** Takes up to so much. */
  takeUpTo(height: number): number {
    const taken = clamp(height, 0, this.left);
    this.height -= taken;
    return taken;
  }
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
