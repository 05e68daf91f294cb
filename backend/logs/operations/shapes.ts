import { Type } from '@sinclair/typebox';

/** Members that several operations have. Constraints are those of AWS's model of the API. */
export const shapes = {
  logGroupName: Type.String({
    minLength: 1,
    maxLength: 512,
    pattern: '^[.\\-_/#A-Za-z0-9]+$',
    shown: '[\\.\\-_/#A-Za-z0-9]+',
  }),
  logGroupIdentifier: Type.String({
    minLength: 1,
    maxLength: 2_048,
    pattern: '^[\\w#+=/:,.@-]*$',
    shown: '[\\w#+=/:,.@-]*',
  }),
  logStreamName: Type.String({
    minLength: 1,
    maxLength: 512,
    pattern: '^[^:*]*$',
    shown: '[^:*]*',
  }),
  token: Type.String({ minLength: 1 }),
  /** ms since the epoch */
  timestamp: Type.Integer({ minimum: 0 }),
} as const;

/** A page size from 1 to `maximum`. */
export function pageSize(maximum: number) {
  return Type.Integer({ minimum: 1, maximum });
}

/** One of some words. */
export function wordOf<const W extends readonly [string, ...string[]]>(...words: W) {
  return Type.Union(words.map((word: W[number]) => Type.Literal(word)));
}
