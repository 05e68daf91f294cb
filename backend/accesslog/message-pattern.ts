import type { CanonicalField } from './canonical';

/** Fields whose values may hold spaces, commas or braces. */
const freeText: ReadonlySet<CanonicalField> = new Set<CanonicalField>([
  'requestTime',
  'resourcePath',
  'routeKey',
  'path',
  'errorMessage',
  'integrationError',
]);

// One JSON string, or something that is no brace: skips siblings without leaving an object.
const sibling = '(?:[^{}"]|"(?:[^"\\\\]|\\\\.)*")*?';
const nested = '\\{(?:[^{}"]|"(?:[^"\\\\]|\\\\.)*")*\\}';
const siblingOrObject = `(?:[^{}"]|"(?:[^"\\\\]|\\\\.)*"|${nested})*?`;

function escapeKey(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/**
 * A regular expression over @message that reads one field of a JSON-like line, quoted or bare, in
 * lines that break JSON and in those that do not. Legal in RE2: no look-around, and one named group,
 * named like the canonical field.
 * @param path keys from the outermost object to the value
 * @param unique whether the last key stands nowhere else in the line, so that it alone finds the value
 */
export function messagePattern(
  field: CanonicalField,
  path: readonly string[],
  unique: boolean,
): string {
  const leaf = `"${escapeKey(path.at(-1) ?? field)}"\\s*:\\s*`;
  const parents = path.slice(0, -1);
  let where = '';
  if (!unique && parents.length === 0) where = `^\\s*\\{${siblingOrObject}`;
  if (!unique && parents.length > 0) {
    where = parents.map((key) => `"${escapeKey(key)}"\\s*:\\s*\\{${sibling}`).join('');
  }
  if (!freeText.has(field)) return `${where}${leaf}"?(?<${field}>[^\\s",}]*)`;
  // Quotes around the value: none, one, or the two of a quoted messageString. The value ends at a
  // quote, or, where it is bare, before the next key or at the end of the line.
  const value = `(?<${field}>(?:[^"\\\\]|\\\\.)*?)`;
  const end = '(?:"|[\\s}]*,\\s*"|[\\s}]*$)';
  return `${where}${leaf}(?:"\\s*)?"?${value}${end}`;
}
