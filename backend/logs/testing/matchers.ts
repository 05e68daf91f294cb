// Jest types its matchers `any`; as `unknown` they fit wherever a value is compared.

/** Any text that a pattern matches. */
export const textLike = (pattern: RegExp): unknown => expect.stringMatching(pattern);

/** Any text that holds another one. */
export const textWith = (part: string): unknown => expect.stringContaining(part);

export const anyText: unknown = expect.any(String);
export const anyNumber: unknown = expect.any(Number);

/** An object that has these members. */
export const objectWith = (members: object): unknown => expect.objectContaining(members);

/** A list that has these items, in any order. */
export const listWith = (items: readonly unknown[]): unknown => expect.arrayContaining([...items]);

/** JSON as an object; fails where it is none. */
export function parseObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error(`This is no object: ${text}`);
  return Object.fromEntries(Object.entries(value));
}
