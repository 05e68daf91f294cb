/** A pattern that RE2 does not take; offsets count from the start of the pattern. */
export class RegexError extends Error {
  constructor(
    message: string,
    readonly start: number,
    readonly end: number,
  ) {
    super(message);
    this.name = 'RegexError';
  }
}
