/**
 * What counts as a number in a field: an optional minus, digits, optionally a point and digits.
 * No exponent, plus sign, spaces, `inf` or `nan`: CloudWatch does not document those, and `-` must never be one.
 */
const strictDecimal = /^-?[0-9]+([.][0-9]+)?$/;

/** Whether the text is a plain decimal number. */
export function isStrictDecimal(text: string): boolean {
  return strictDecimal.test(text);
}

/**
 * SQL that gives the DOUBLE of a VARCHAR column where it is a plain decimal number, else NULL.
 * A text that an integer spells back exactly needs no regular expression: that is five times faster
 * than a cast to DOUBLE, and nearly all latencies and statuses are of this kind.
 */
export function strictDecimalSql(text: string): string {
  const integer = `TRY_CAST(${text} AS BIGINT)`;
  return `CASE WHEN CAST(${integer} AS VARCHAR) = ${text} THEN CAST(${integer} AS DOUBLE) WHEN regexp_full_match(${text}, '-?[0-9]+([.][0-9]+)?') AND isfinite(TRY_CAST(${text} AS DOUBLE)) THEN TRY_CAST(${text} AS DOUBLE) END`;
}
