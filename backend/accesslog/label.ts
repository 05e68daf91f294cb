/** Longest label of an endpoint, in UTF-16 units. */
export const maxLabelLength = 256;

// C0, DEL, C1, and the line and paragraph separators: they would break terminals and tables.
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** Text from a log line made safe to show as a label: no control characters, bounded length. */
export function toLabel(text: string): string {
  const clean = text.replace(unprintable, '\ufffd').trim();
  if (clean.length <= maxLabelLength) return clean;
  // A surrogate pair is not cut in half.
  const last = clean.charCodeAt(maxLabelLength - 2);
  const end = last >= 0xd800 && last <= 0xdbff ? maxLabelLength - 2 : maxLabelLength - 1;
  return `${clean.slice(0, end)}…`;
}
