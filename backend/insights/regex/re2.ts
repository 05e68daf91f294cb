import { readCharClass } from './char-class';
import { readEscape } from './escape';
import { RegexError } from './regex-error';

export interface CaptureGroup {
  /** Undefined for a group without a name. */
  readonly name: string | undefined;
  /** Whether a match always fills the group with at least one character. */
  readonly nonEmpty: boolean;
}

export interface Re2Pattern {
  /** In RE2's syntax, named groups written as plain ones: position i is group i + 1. */
  readonly pattern: string;
  readonly groups: readonly CaptureGroup[];
}

/** Steps of a compiled pattern: RE2 refuses patterns that need more than its 8 MB. */
const maxSize = 50_000;
const maxNesting = 100;
const maxRepeat = 1000;

/**
 * Checks a pattern by RE2's rules, which is what DuckDB runs, and writes it in RE2's syntax: `(?<name>…)`
 * becomes a group found by its position.
 * @throws RegexError on what RE2 does not have, for example look-around and references back
 */
export function toRe2(source: string): Re2Pattern {
  const reader = new Re2Reader(source);
  return reader.read();
}

/** What a part of the pattern matches at least, in characters up to 1, and how large it is. */
interface Part {
  readonly width: 0 | 1;
  readonly size: number;
}

class Re2Reader {
  private index = 0;
  private nesting = 0;
  private readonly out: string[] = [];
  private readonly groups: { name: string | undefined; width: 0 | 1; always: boolean }[] = [];

  constructor(private readonly source: string) {}

  read(): Re2Pattern {
    const { size } = this.alternation();
    if (this.index < this.source.length) this.fail('unexpected )', this.index, this.index + 1);
    if (size > maxSize) this.fail('the pattern is too large', 0, this.source.length);
    return {
      pattern: this.out.join(''),
      groups: this.groups.map(({ name, width, always }) => ({
        name,
        nonEmpty: always && width === 1,
      })),
    };
  }

  private fail(message: string, start: number, end: number): never {
    throw new RegexError(message, start, end);
  }

  private take(end: number): void {
    this.out.push(this.source.slice(this.index, end));
    this.index = end;
  }

  private alternation(): Part {
    const firstGroup = this.groups.length;
    let { width, size } = this.sequence();
    let branches = 1;
    while (this.source[this.index] === '|') {
      this.take(this.index + 1);
      const branch = this.sequence();
      if (branch.width === 0) width = 0;
      size += branch.size + 1;
      branches++;
    }
    if (branches > 1) this.optional(firstGroup);
    return { width, size };
  }

  /** Groups opened since need not take part in a match. */
  private optional(firstGroup: number): void {
    for (const group of this.groups.slice(firstGroup)) group.always = false;
  }

  private sequence(): Part {
    let width: 0 | 1 = 0;
    let size = 0;
    while (this.index < this.source.length && !'|)'.includes(this.source.charAt(this.index))) {
      const part = this.repeated();
      if (part.width === 1) width = 1;
      size += part.size;
    }
    return { width, size };
  }

  private repeated(): Part {
    const start = this.index;
    const firstGroup = this.groups.length;
    if (this.repeatEnd() > this.index) this.fail('nothing to repeat', start, this.repeatEnd());
    const part = this.atom();
    const end = this.repeatEnd();
    if (end === this.index) return part ?? { width: 0, size: 0 };
    if (part === undefined) this.fail('nothing to repeat', this.index, end);
    const { least, most } = this.repeatBounds(end);
    this.take(this.source[end] === '?' ? end + 1 : end);
    if (this.repeatEnd() > this.index) {
      this.fail('a repetition of a repetition', start, this.repeatEnd());
    }
    if (least === 0) this.optional(firstGroup);
    const size = (part.size + 1) * Math.max(1, most);
    if (size > maxSize) this.fail('the pattern is too large', start, this.index);
    return { width: least === 0 ? 0 : part.width, size };
  }

  /** Behind the repetition that starts here, or here where there is none. */
  private repeatEnd(): number {
    if ('*+?'.includes(this.source.charAt(this.index) || ' ')) return this.index + 1;
    const counted = this.counted();
    return counted === undefined ? this.index : this.index + counted[0].length;
  }

  private counted(): RegExpExecArray | undefined {
    const pattern = /\{([0-9]+)(,([0-9]*))?\}/y;
    pattern.lastIndex = this.index;
    return pattern.exec(this.source) ?? undefined;
  }

  private repeatBounds(end: number): { least: number; most: number } {
    const counted = this.counted();
    if (counted === undefined) {
      return { least: this.source[this.index] === '+' ? 1 : 0, most: 1 };
    }
    const least = Number(counted[1]);
    const open = counted[2] !== undefined && counted[3] === '';
    const most = counted[2] === undefined || open ? least : Number(counted[3]);
    if (least > maxRepeat || most > maxRepeat || most < least) {
      this.fail('invalid repetition count', this.index, end);
    }
    return { least, most: Math.max(most, 1) };
  }

  /** Undefined for flags, which cannot be repeated. */
  private atom(): Part | undefined {
    const character = this.source.charAt(this.index);
    switch (character) {
      case '(':
        return this.group();
      case '[':
        this.take(readCharClass(this.source, this.index));
        return { width: 1, size: 40 };
      case '\\': {
        if (this.source.startsWith('\\Q', this.index)) {
          this.fail('\\Q is not supported', this.index, this.index + 2);
        }
        const escape = readEscape(this.source, this.index, false);
        this.take(escape.end);
        return escape;
      }
      case '^':
      case '$':
        this.take(this.index + 1);
        return { width: 0, size: 1 };
      case '.':
        this.take(this.index + 1);
        return { width: 1, size: 20 };
      default: {
        const code = this.source.codePointAt(this.index) ?? 0;
        this.take(this.index + String.fromCodePoint(code).length);
        return { width: 1, size: 4 };
      }
    }
  }

  private group(): Part | undefined {
    const start = this.index;
    if (++this.nesting > maxNesting)
      this.fail('groups too deep inside one another', start, start + 1);
    const opened = this.openGroup(start);
    if (opened === 'flags') {
      this.nesting--;
      return undefined;
    }
    const inner = this.alternation();
    if (this.source[this.index] !== ')') this.fail('missing )', start, this.source.length);
    this.take(this.index + 1);
    this.nesting--;
    if (opened !== 'plain') opened.width = inner.width;
    return { width: inner.width, size: inner.size + 2 };
  }

  private openGroup(start: number): { width: 0 | 1 } | 'plain' | 'flags' {
    const named = /\(\?P?<([A-Za-z0-9_]+)>/y;
    named.lastIndex = start;
    const name = named.exec(this.source)?.[1];
    if (name !== undefined || !this.source.startsWith('(?', start)) {
      if (name !== undefined && this.groups.some((group) => group.name === name)) {
        this.fail(`the group ${name} stands twice`, start, named.lastIndex);
      }
      this.index = name === undefined ? start + 1 : named.lastIndex;
      this.out.push('(');
      const group: (typeof this.groups)[number] = { name, width: 0, always: true };
      this.groups.push(group);
      return group;
    }
    const flags = /\(\?([imsU]+(?:-[imsU]+)?|-[imsU]+)?([:)])/y;
    flags.lastIndex = start;
    const found = flags.exec(this.source);
    if (found === null || (found[1] === undefined && found[2] === ')')) {
      const lookAround = /^\(\?<?[=!]/.test(this.source.slice(start, start + 4));
      const what = lookAround ? 'look-around is not supported' : 'unknown kind of group';
      this.fail(what, start, Math.min(start + 3, this.source.length));
    }
    this.take(flags.lastIndex);
    return found[2] === ')' ? 'flags' : 'plain';
  }
}
