/** A place in a query text: `line` and `column` count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line and column of a character offset. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  let line = 1;
  for (let index = before.indexOf('\n'); index >= 0; index = before.indexOf('\n', index + 1)) {
    line++;
  }
  return { line, column: offset - lastBreak };
}

/** Characters of the line shown on either side of the fault. */
const reach = 60;

/** The line of the fault with carets under it, cut to about 120 characters; two lines of text. */
export function caretExcerpt(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', start);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  const from = Math.max(lineStart, start - reach);
  const to = Math.min(lineEnd, start + reach);
  const lead = from > lineStart ? '…' : '';
  const tail = to < lineEnd ? '…' : '';
  // Control characters would move the carets, or the terminal's cursor.
  const shown = text.slice(from, to).replace(/\p{Cc}/gu, ' ');
  const width = Math.max(1, Math.min(end, to) - start);
  const indent = ' '.repeat(lead.length + start - from);
  return `${lead}${shown}${tail}\n${indent}${'^'.repeat(width)}`;
}
