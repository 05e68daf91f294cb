import { TailgateError } from '../errors';
import { caretExcerpt, positionAt } from './excerpt';

/** Character offsets in a query text: start inclusive, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A query that is not Logs Insights QL, or that uses a part which is not supported. */
export class MalformedQueryError extends TailgateError {
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1. */
  readonly column: number;
  /** As in MalformedQueryException: the first character of the fault. */
  readonly startCharOffset: number;
  /** As in MalformedQueryException: one behind the last character of the fault. */
  readonly endCharOffset: number;

  constructor(text: string, span: Span, message: string, remedy?: string) {
    const position = positionAt(text, span.start);
    const place = `line ${position.line}, column ${position.column}`;
    super('malformed-query', message, {
      place: `${place}\n${caretExcerpt(text, span.start, span.end)}`,
      ...(remedy === undefined ? {} : { remedy }),
    });
    this.name = 'MalformedQueryError';
    this.line = position.line;
    this.column = position.column;
    this.startCharOffset = span.start;
    this.endCharOffset = span.end;
  }
}

/** The words in which CloudWatch reports a symbol that does not belong; its positions count from 0. */
export function unexpectedSymbol(text: string, span: Span, remedy?: string): MalformedQueryError {
  const { line, column } = positionAt(text, span.start);
  const found = span.start >= text.length ? '<EOF>' : shorten(text.slice(span.start, span.end));
  const message = `unexpected symbol found ${found} at line ${line} and position ${column - 1}`;
  return new MalformedQueryError(text, span, message, remedy);
}

/** Words of a query as a message quotes them: on one line, at most 80 characters. */
export function shorten(words: string): string {
  const flat = words.replace(/\p{Cc}+/gu, ' ');
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat;
}

/** "Did you mean …?", or undefined where there is nothing to propose. */
export function didYouMean(word: string | undefined): string | undefined {
  return word === undefined ? undefined : `Did you mean ${word}?`;
}
