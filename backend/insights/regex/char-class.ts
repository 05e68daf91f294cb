import { RegexError } from './regex-error';
import { readEscape } from './escape';

const posixClasses = new Set(
  'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '),
);

/** Reads a class that opens at `start`; gives the offset behind it. */
export function readCharClass(source: string, start: number): number {
  let index = start + 1;
  if (source[index] === '^') index++;
  let first = true;
  while (first || source[index] !== ']') {
    if (index >= source.length) throw new RegexError('missing ]', start, source.length);
    first = false;
    const posix = readPosixClass(source, index);
    if (posix !== undefined) {
      index = posix;
      continue;
    }
    const low = readMember(source, index);
    index = low.end;
    const isRange = source[index] === '-' && index + 1 < source.length && source[index + 1] !== ']';
    if (!isRange) continue;
    const high = readMember(source, index + 1);
    if (low.code === undefined || high.code === undefined || high.code < low.code) {
      throw new RegexError('invalid range in a class', low.start, high.end);
    }
    index = high.end;
  }
  return index + 1;
}

function readPosixClass(source: string, index: number): number | undefined {
  if (!source.startsWith('[:', index)) return undefined;
  const end = source.indexOf(':]', index + 2);
  if (end < 0) return undefined;
  const name = source.slice(index + 2, end).replace(/^\^/, '');
  if (!posixClasses.has(name)) throw new RegexError('unknown class', index, end + 2);
  return end + 2;
}

interface Member {
  readonly start: number;
  readonly end: number;
  /** Undefined for a set such as \d. */
  readonly code: number | undefined;
}

function readMember(source: string, start: number): Member {
  const code = source.codePointAt(start);
  if (code === undefined) throw new RegexError('missing ]', start, source.length);
  if (source[start] !== '\\') {
    return { start, end: start + String.fromCodePoint(code).length, code };
  }
  const escape = readEscape(source, start, true);
  return { start, end: escape.end, code: escape.code };
}
