import type { MessageMatcher } from './filter-pattern';
import { refuse } from './refuse';

/** A sign, then a phrase in quotation marks or a word. */
const term = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?=\s|$)/y;

/**
 * Terms and phrases that a message must contain, in any order; `-` before one: must not contain; `?`: at least one of
 * these, ignored beside others, as CloudWatch does. Upper and lower case differ.
 */
export function parseTermPattern(pattern: string): MessageMatcher {
  const required: string[] = [];
  const excluded: string[] = [];
  const optional: string[] = [];
  for (let at = 0; at < pattern.length; at = term.lastIndex) {
    term.lastIndex = at;
    const match = term.exec(pattern);
    if (match === null)
      throw refuse(`a phrase is not closed, or a word holds a quotation mark: ${pattern}`);
    const [, sign, phrase, word] = match;
    const text = phrase?.replace(/\\(.)/g, '$1') ?? word ?? '';
    if (phrase === undefined && /^%.*%$/.test(text)) {
      throw refuse(`regular expressions (${text}) are not supported`);
    }
    if (phrase === undefined && !/^[\p{L}\p{N}_]+$/u.test(text)) {
      throw refuse(`put ${text} into quotation marks: only letters, digits and _ need none`);
    }
    const list = sign === '-' ? excluded : sign === '?' ? optional : required;
    list.push(text);
  }
  const isChoice = required.length === 0 && excluded.length === 0;
  return (message) =>
    isChoice
      ? optional.some((text) => message.includes(text))
      : required.every((text) => message.includes(text)) &&
        !excluded.some((text) => message.includes(text));
}
