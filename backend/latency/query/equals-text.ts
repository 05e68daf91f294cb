/**
 * A condition that a text field equals a value that comes from a log line. How a quote is escaped
 * inside a string is documented nowhere, so a value that would need it is compared by an anchored
 * regular expression in which everything but letters and digits is a code point.
 * @param field as it stands in the query
 */
export function equalsText(field: string, value: string): string {
  // eslint-disable-next-line no-control-regex
  if (!/["\\\u0000-\u001f\u007f]/.test(value)) return `${field} = "${value}"`;
  let pattern = '';
  for (const character of value) {
    pattern += /^[A-Za-z0-9]$/.test(character)
      ? character
      : `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  }
  return `${field} like /^${pattern}$/`;
}
