/** Width of the windows that episodes are made of, ms. */
export const windowWidthMs = 5 * 60_000;

/** The longest span that a window is judged by, itself included, ms. */
export const longestSpanMs = 60 * 60_000;

/** Requests from which a window is judged by itself. */
export const enoughRequests = 100;

/** Fixed windows, aligned to the epoch and so to UTC: window `i` is [i · widthMs, (i + 1) · widthMs). */
export class Windows {
  readonly widthMs: number;
  /** Windows in the longest span. */
  readonly spanWindows: number;

  /**
   * @param range ms since the epoch; windows are cut off at its ends. Bins that do not fit into five
   *   minutes widen the windows to the next multiple of a bin.
   */
  constructor(
    private readonly range: {
      readonly fromMs: number;
      readonly toMs: number;
      readonly binMs: number;
    },
  ) {
    this.widthMs = Math.ceil(windowWidthMs / range.binMs) * range.binMs;
    this.spanWindows = Math.max(1, Math.floor(longestSpanMs / this.widthMs));
  }

  /** The window that a time lies in. */
  indexOf(timeMs: number): number {
    return Math.floor(timeMs / this.widthMs);
  }

  /** The first window of the range. */
  get first(): number {
    return this.indexOf(this.range.fromMs);
  }

  /** Start of a window, ms since the epoch; not before the range. */
  startOf(index: number): number {
    return Math.max(index * this.widthMs, this.range.fromMs);
  }

  /** End of a window, exclusive, ms since the epoch; not after the range. */
  endOf(index: number): number {
    return Math.min((index + 1) * this.widthMs, this.range.toMs);
  }
}
