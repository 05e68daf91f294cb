import type { Span } from '../malformed-query-error';

/** `word`: a name or keyword; `symbol`: an operator or a mark; `end`: behind the last token. */
export type TokenKind = 'word' | 'number' | 'duration' | 'string' | 'regex' | 'symbol' | 'end';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** The name without backticks, the string without quotes and escapes, else the text as written. */
  readonly value: string;
  /** True for a name with backticks: never a keyword. */
  readonly quoted: boolean;
}
