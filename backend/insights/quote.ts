const bareName = /^[A-Za-z_@.][A-Za-z0-9_@.]*$/;

/** Words that mean something else where an expression may stand. */
const reserved = new Set(['and', 'or', 'not', 'in', 'like', 'as', 'by', 'true', 'false']);

/** True for words that are a name only in backticks. */
export function isReserved(word: string): boolean {
  return reserved.has(word.toLowerCase());
}

/**
 * A field name as a query writes it: bare where that is legal, else in backticks, with a leading @ outside
 * of them. A name that holds a backtick or a line break cannot be written; check with `isWritableName`.
 */
export function quoteName(name: string): string {
  if (bareName.test(name) && !isReserved(name)) return name;
  return name.startsWith('@') && name.length > 1 ? `@\`${name.slice(1)}\`` : `\`${name}\``;
}

/** Whether the language has a spelling for the field name. */
export function isWritableName(name: string): boolean {
  return name !== '' && !/[`\n]/.test(name);
}

/** A string literal with the value given. */
export function quoteString(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}
