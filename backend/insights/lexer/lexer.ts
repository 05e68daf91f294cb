import { MalformedQueryError, unexpectedSymbol } from '../malformed-query-error';
import type { Token, TokenKind } from './token';

const blank = /(?:[\s\uFEFF]|#[^\n]*)+/y;
const numberOrDuration = /([0-9]+(?:\.[0-9]+)?)([A-Za-z]+)?/y;
// A backticked part may stand anywhere in a name: @`aws.tag.x`, payload.`user.id`.
const name = /(?:[\p{L}\p{N}_@.]|`[^`\n]*`)+/uy;
const symbol = /=~|==|!=|<=|>=|[-|,()[\]{}=<>+*/^%!:]/y;
const regexBody = /\/((?:[^/\\\n]|\\[^\n])*)\//y;

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** Cuts a query text into tokens, one at a time: only the parser knows where `/` opens a pattern. */
export class Lexer {
  constructor(readonly text: string) {}

  /** The token at or behind `offset`. @throws MalformedQueryError on a character that starts none. */
  tokenAt(offset: number): Token {
    const start = this.skipBlank(offset);
    if (start >= this.text.length) return this.token('end', start, start, '');
    const first = this.text.charAt(start);
    if (first === '"' || first === "'") return this.string(start, first);
    if (first >= '0' && first <= '9') return this.number(start);
    const nameEnd = this.match(name, start);
    if (nameEnd > start) return this.name(start, nameEnd);
    const symbolEnd = this.match(symbol, start);
    if (symbolEnd > start) {
      return this.token('symbol', start, symbolEnd, this.text.slice(start, symbolEnd));
    }
    if (first === '`') {
      throw new MalformedQueryError(
        this.text,
        { start, end: start + 1 },
        'a name that opens with a backtick is not closed on its line',
        'Close it with a backtick.',
      );
    }
    const end = start + String.fromCodePoint(this.text.codePointAt(start) ?? 0).length;
    throw unexpectedSymbol(this.text, { start, end });
  }

  /** The pattern between slashes that opens at `start`. A slash inside is written `\/`. */
  regexAt(start: number): Token {
    const end = this.match(regexBody, start);
    if (end <= start) {
      throw new MalformedQueryError(
        this.text,
        { start, end: this.text.length },
        'a regular expression that opens with / is not closed on its line',
        'Close it with /; write a slash inside it as \\/.',
      );
    }
    if (end === start + 2) {
      throw new MalformedQueryError(
        this.text,
        { start, end },
        'a regular expression must not be empty',
      );
    }
    return this.token('regex', start, end, this.text.slice(start + 1, end - 1));
  }

  private token(kind: TokenKind, start: number, end: number, value: string, quoted = false): Token {
    return { kind, start, end, value, quoted };
  }

  private match(pattern: RegExp, start: number): number {
    pattern.lastIndex = start;
    return pattern.test(this.text) ? pattern.lastIndex : start;
  }

  private skipBlank(offset: number): number {
    return this.match(blank, offset);
  }

  private name(start: number, end: number): Token {
    const written = this.text.slice(start, end);
    const value = written.replaceAll('`', '');
    if (value === '') {
      throw new MalformedQueryError(this.text, { start, end }, 'a name must not be empty');
    }
    return this.token('word', start, end, value, written.includes('`'));
  }

  private number(start: number): Token {
    numberOrDuration.lastIndex = start;
    const found = numberOrDuration.exec(this.text);
    const end = numberOrDuration.lastIndex;
    const written = this.text.slice(start, end);
    // Digits glued to a name, as in 5xx_count, are neither a number nor a period.
    const nameEnd = this.match(name, start);
    if (nameEnd > end) {
      throw unexpectedSymbol(
        this.text,
        { start, end: nameEnd },
        `Write a name that starts with a digit in backticks: \`${this.text.slice(start, nameEnd).replaceAll('`', '')}\`.`,
      );
    }
    if (!Number.isFinite(Number(found?.[1]))) {
      throw new MalformedQueryError(this.text, { start, end }, 'the number is too large');
    }
    return this.token(found?.[2] === undefined ? 'number' : 'duration', start, end, written);
  }

  private string(start: number, quote: string): Token {
    let value = '';
    for (let index = start + 1; index < this.text.length; index++) {
      const character = this.text.charAt(index);
      if (character === quote) return this.token('string', start, index + 1, value);
      if (character !== '\\') {
        value += character;
        continue;
      }
      const next = this.text.charAt(++index);
      if (next === '\\' || next === '"' || next === "'") value += next;
      else value += escapes[next] ?? `\\${next}`;
    }
    throw new MalformedQueryError(
      this.text,
      { start, end: this.text.length },
      `a string that opens with ${quote} is not closed`,
      `Close it with ${quote}.`,
    );
  }
}
