/**
 * Reads lines whose access log format breaks JSON, as API Gateway writes them when a variable stands
 * unquoted in the format (`"latency": -`, `"method": GET`) or when the already quoted
 * `$context.error.messageString` stands in quotes of its own (`" "Endpoint request timed out""`).
 */

const maxDepth = 8;
const maxFields = 200;
/** Longest line looked at; a real access log line is a few kilobytes. */
const maxLength = 32_768;

/** A value as it stands in a broken line. */
export interface LooseField {
  /** Keys from the outermost object on. */
  readonly path: readonly string[];
  readonly value: string;
}

const key = /\s*"([^"\\]{1,200})"\s*:\s*/y;
// What may follow a value: the next key, or the end of one or more objects.
const valueEnd = /\s*(?:,\s*"[^"\\]{1,200}"\s*:|\}[\s}]*(?:,\s*"[^"\\]{1,200}"\s*:|$))/y;
const gap = /[\s}]+/y;
const colon = /\s*:/y;
const comma = /\s*,/y;
const close = /\s*\}/y;

/**
 * The values of a line that looks like a JSON object but breaks JSON in one of the known ways.
 * Undefined where it is no such line: valid JSON, half-written, or broken in some other way.
 */
export function readBrokenJson(message: string): readonly LooseField[] | undefined {
  const text = message.trim();
  if (text.length > maxLength || !text.startsWith('{') || !text.endsWith('}')) return undefined;
  if (isJson(text)) return undefined;
  const reader = new LooseReader(text);
  return reader.read() ? reader.fields : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

class LooseReader {
  readonly fields: LooseField[] = [];
  private readonly names = new Set<string>();
  private at = 0;

  constructor(private readonly text: string) {}

  read(): boolean {
    return this.object([]) && this.at === this.text.length;
  }

  private object(path: readonly string[]): boolean {
    if (this.text[this.at] !== '{' || path.length >= maxDepth) return false;
    this.at += 1;
    if (this.take(close) !== undefined) return true;
    while (this.fields.length < maxFields) {
      const name = this.take(key)?.[1];
      if (name === undefined) return false;
      this.names.add(name);
      if (!this.value([...path, name])) return false;
      if (this.take(comma) === undefined) return this.take(close) !== undefined;
    }
    return false;
  }

  private value(path: readonly string[]): boolean {
    if (this.text[this.at] === '{') return this.object(path);
    if (this.text[this.at] === '"') return this.quotedValue(path);
    let end = this.at;
    while (end < this.text.length && this.text[end] !== '"') {
      if (this.endsAt(end)) return this.push(path, this.text.slice(this.at, end), end);
      // What fails at the start of a run of blanks and braces fails anywhere in it.
      gap.lastIndex = end;
      end = gap.test(this.text) ? gap.lastIndex : end + 1;
    }
    return false;
  }

  private quotedValue(path: readonly string[]): boolean {
    for (
      let end = this.text.indexOf('"', this.at + 1);
      end >= 0;
      end = this.text.indexOf('"', end + 1)
    ) {
      if (this.endsAt(end + 1)) {
        return this.push(path, this.text.slice(this.at + 1, end), end + 1);
      }
      if (this.isKnownKey(end)) return false;
    }
    return false;
  }

  /** Whether a key of the line stands again inside a value: half a line with the next one behind it. */
  private isKnownKey(closingQuote: number): boolean {
    colon.lastIndex = closingQuote + 1;
    if (!colon.test(this.text)) return false;
    const openingQuote = this.text.lastIndexOf('"', closingQuote - 1);
    return this.names.has(this.text.slice(openingQuote + 1, closingQuote));
  }

  private endsAt(position: number): boolean {
    valueEnd.lastIndex = position;
    return valueEnd.test(this.text);
  }

  private push(path: readonly string[], raw: string, next: number): true {
    this.fields.push({ path, value: cleanValue(raw) });
    this.at = next;
    return true;
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at = pattern.lastIndex;
    return match;
  }
}

/** A value without the second pair of quotes. */
function cleanValue(raw: string): string {
  const text = raw.trim();
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).trim()
    : text;
}
