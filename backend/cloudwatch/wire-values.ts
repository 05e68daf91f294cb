const decimal = /^-?\d+(?:\.\d+)?$/;
const timestamp = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{3}$/;

/** The value of a plain decimal number such as `-12.5`; NaN for any other text. */
export function parseDecimal(text: string): number {
  return decimal.test(text) ? Number(text) : Number.NaN;
}

/**
 * Whether a plain decimal number survives as a double: not an id such as `00123`, nor one with more
 * digits than a double holds.
 */
export function keepsItsDigits(text: string): boolean {
  if (/^-?0\d/.test(text)) return false;
  return text.length <= 15 || text.replace(/[-.]/g, '').length <= 15;
}

/**
 * ms since the epoch of `YYYY-MM-DD HH:mm:ss.SSS` in UTC, as GetQueryResults writes times; NaN for
 * any other text, and for a date that does not exist.
 */
export function parseTimestamp(text: string): number {
  if (!timestamp.test(text)) return Number.NaN;
  const ms = Date.parse(`${text.slice(0, 10)}T${text.slice(11)}Z`);
  // Date.parse takes the 30th of February for the 1st of March.
  return new Date(ms).getUTCDate() === Number(text.slice(8, 10)) ? ms : Number.NaN;
}
