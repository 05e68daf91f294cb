const width = 100;

export interface QueryExcerpt {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The line and, under it, carets below the span. */
  readonly text: string;
}

/**
 * Shows a span of a query, given as character offsets with the end exclusive. Offsets outside the
 * text are moved to its nearest end; a long line is cut round the span.
 */
export function queryExcerpt(query: string, start: number, end = start + 1): QueryExcerpt {
  const from = Math.min(Math.max(0, Math.trunc(start)), query.length);
  const lineStart = from === 0 ? 0 : query.lastIndexOf('\n', from - 1) + 1;
  const nextBreak = query.indexOf('\n', from);
  const lineEnd = nextBreak < 0 ? query.length : nextBreak;
  const column = from - lineStart;
  const line = query.slice(lineStart, lineEnd).replace(/[\t\r]/g, ' ');
  const cut = Math.max(0, column - Math.trunc(width / 2));
  const shown = line.slice(cut, cut + width);
  const room = Math.max(1, shown.length - (column - cut));
  const carets = Math.min(Math.max(1, Math.trunc(end) - from), room);
  return {
    line: query.slice(0, lineStart).split('\n').length,
    column: column + 1,
    text: `${shown}\n${' '.repeat(column - cut)}${'^'.repeat(carets)}`,
  };
}
