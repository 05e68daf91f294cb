import type { Name } from '../ast';
import { Lexer } from '../lexer/lexer';
import type { Token } from '../lexer/token';
import {
  didYouMean,
  unexpectedSymbol,
  type MalformedQueryError,
  type Span,
} from '../malformed-query-error';
import { isReserved } from '../quote';
import { suggest } from '../../suggest';

/** Walks over the tokens of a query; what parsers of commands and expressions share. */
export class TokenCursor {
  private readonly lexer: Lexer;
  private token: Token;
  private readonly taken: Span[] = [];
  /** The keywords that could have stood in place of the current token. */
  private readonly awaited = new Set<string>();
  /** How deep the parser is inside parentheses and calls. */
  nesting = 0;

  constructor(readonly text: string) {
    this.lexer = new Lexer(text);
    this.token = this.lexer.tokenAt(0);
  }

  get current(): Token {
    return this.token;
  }

  /** Where the token before the current one ended. */
  get previousEnd(): number {
    return this.taken.at(-1)?.end ?? 0;
  }

  /** How many tokens have been taken: a mark for `wordsSince`. */
  get mark(): number {
    return this.taken.length;
  }

  /** The tokens taken since the mark, with one space for each run of blanks and comments between them. */
  wordsSince(mark: number): string {
    let words = '';
    let end: number | undefined;
    for (const token of this.taken.slice(mark)) {
      if (end !== undefined && token.start > end) words += ' ';
      words += this.text.slice(token.start, token.end);
      end = token.end;
    }
    return words;
  }

  /** The token after the current one. */
  peek(): Token {
    return this.lexer.tokenAt(this.token.end);
  }

  advance(): Token {
    const taken = this.token;
    this.taken.push(spanOf(taken));
    this.awaited.clear();
    this.token = this.lexer.tokenAt(taken.end);
    return taken;
  }

  /** Reads the current `/` as the start of a pattern and takes it. */
  takeRegex(): Token {
    const regex = this.lexer.regexAt(this.token.start);
    this.taken.push(spanOf(regex));
    this.awaited.clear();
    this.token = this.lexer.tokenAt(regex.end);
    return regex;
  }

  isSymbol(...symbols: readonly string[]): boolean {
    return this.token.kind === 'symbol' && symbols.includes(this.token.value);
  }

  isWord(...words: readonly string[]): boolean {
    if (isWordToken(this.token, words)) return true;
    for (const word of words) this.awaited.add(word);
    return false;
  }

  acceptSymbol(...symbols: readonly string[]): Token | undefined {
    return this.isSymbol(...symbols) ? this.advance() : undefined;
  }

  acceptWord(...words: readonly string[]): Token | undefined {
    return this.isWord(...words) ? this.advance() : undefined;
  }

  expectSymbol(symbol: string): Token {
    return (
      this.acceptSymbol(symbol) ?? this.fail(this.likelyKeyword() ?? `Expected ${symbol} here.`)
    );
  }

  expectWord(word: string): Token {
    return this.acceptWord(word) ?? this.fail(`Expected ${word} here.`);
  }

  /** A name that is no reserved word. */
  expectName(what: string): Name {
    const { token } = this;
    if (token.kind !== 'word' || (!token.quoted && isReserved(token.value))) {
      return this.fail(`Expected ${what} here; put a name with special characters in backticks.`);
    }
    this.advance();
    return { name: token.value, span: spanOf(token) };
  }

  atEndOfCommand(): boolean {
    return this.token.kind === 'end' || this.isSymbol('|');
  }

  /** Reports the current token as one that does not belong here; without a remedy, with the keyword likely meant. */
  fail(remedy?: string): never {
    throw this.unexpected(this.token, remedy ?? this.likelyKeyword());
  }

  private likelyKeyword(): string | undefined {
    const { kind, quoted, value } = this.token;
    if (kind !== 'word' || quoted) return undefined;
    return didYouMean(suggest(value, this.awaited));
  }

  unexpected(span: Span, remedy?: string): MalformedQueryError {
    return unexpectedSymbol(this.text, span, remedy);
  }

  /** From the start given to the end of the last token taken. */
  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.previousEnd) };
  }

  /** Items with commas between them, at least one. */
  list<Item>(item: () => Item): Item[] {
    const items = [item()];
    while (this.acceptSymbol(',') !== undefined) items.push(item());
    return items;
  }
}

export function spanOf(span: Span): Span {
  return { start: span.start, end: span.end };
}

/** Whether the token is one of the keywords, in any letter case. */
export function isWordToken(token: Token, words: readonly string[]): boolean {
  return token.kind === 'word' && !token.quoted && words.includes(token.value.toLowerCase());
}
