import type { RegexPattern } from '../ast';
import { MalformedQueryError } from '../malformed-query-error';
import { RegexError } from '../regex/regex-error';
import { toRe2, type Re2Pattern } from '../regex/re2';

/** @throws MalformedQueryError that points into the pattern. */
export function checkRegex(pattern: RegexPattern, text: string): Re2Pattern {
  try {
    return toRe2(pattern.source);
  } catch (thrown) {
    if (!(thrown instanceof RegexError)) throw thrown;
    const start = pattern.span.start + 1;
    throw new MalformedQueryError(
      text,
      { start: start + thrown.start, end: start + thrown.end },
      `invalid regular expression: ${thrown.message}`,
      'Patterns follow RE2: no look-around and no references back.',
    );
  }
}
