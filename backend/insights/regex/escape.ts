import { RegexError } from './regex-error';

export interface Escape {
  readonly end: number;
  /** The character meant; undefined for sets and for places between characters. */
  readonly code: number | undefined;
  /** Characters that it matches at least. */
  readonly width: 0 | 1;
  /** Rough number of steps in a compiled pattern. */
  readonly size: number;
}

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
const categories = new Set(
  (
    'Any L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp ' +
    'C Cc Cf Co Cs Arabic Armenian Bengali Cyrillic Devanagari Greek Han Hangul Hebrew Hiragana ' +
    'Katakana Latin Thai'
  ).split(' '),
);
const hex = /x(?:\{([0-9A-Fa-f]{1,8})\}|([0-9A-Fa-f]{2}))/y;
const octal = /0[0-7]{0,2}/y;
const property = /[pP](?:\{\^?([A-Za-z_]+)\}|([A-Z]))/y;

/** Reads an escape that opens with a backslash at `start`, by RE2's rules. */
export function readEscape(source: string, start: number, inClass: boolean): Escape {
  const next = source[start + 1];
  if (next === undefined) throw new RegexError('trailing \\', start, start + 1);
  const end = start + 2;
  if ('dDsSwW'.includes(next)) return { end, code: undefined, width: 1, size: 20 };
  if (!inClass && 'bBAz'.includes(next)) return { end, code: undefined, width: 0, size: 1 };
  const control = controls[next];
  if (control !== undefined) return { end, code: control, width: 1, size: 1 };
  if (next === 'p' || next === 'P') return readProperty(source, start);
  if (next === 'x') return readHex(source, start);
  if (next === '0') {
    octal.lastIndex = start + 1;
    const digits = octal.exec(source)?.[0] ?? '0';
    return { end: start + 1 + digits.length, code: parseInt(digits, 8), width: 1, size: 1 };
  }
  if (/[1-9]/.test(next)) {
    throw new RegexError('a reference back to a group is not supported', start, end);
  }
  if (/[A-Za-z]/.test(next)) throw new RegexError('unknown escape', start, end);
  const code = source.codePointAt(start + 1) ?? 0;
  if (code >= 0x80) throw new RegexError('unknown escape', start, end);
  return { end, code, width: 1, size: 1 };
}

function readProperty(source: string, start: number): Escape {
  property.lastIndex = start + 1;
  const found = property.exec(source);
  const name = found?.[1] ?? found?.[2];
  if (name === undefined || !categories.has(name)) {
    throw new RegexError('unknown Unicode class', start, Math.min(start + 3, source.length));
  }
  return { end: property.lastIndex, code: undefined, width: 1, size: 2000 };
}

function readHex(source: string, start: number): Escape {
  hex.lastIndex = start + 1;
  const found = hex.exec(source);
  const code = parseInt(found?.[1] ?? found?.[2] ?? '', 16);
  if (!(code <= 0x10ffff)) {
    throw new RegexError('invalid \\x escape', start, Math.min(start + 2, source.length));
  }
  return { end: hex.lastIndex, code, width: 1, size: 1 };
}
