import type { MessageMatcher } from './filter-pattern';
import { refuse } from './refuse';

type Condition = (root: unknown) => boolean;

/** What a selector finds; undefined where it finds nothing. */
type Selector = (root: unknown) => unknown;

const token =
  /\s*(&&|\|\||!=|<=|>=|[(){}=<>]|"(?:[^"\\]|\\.)*"|\$(?:\.[\w@-]+|\[(?:\d+|'[^']*'|"[^"]*")\]|\.\*)*|[^\s(){}=<>!&|"]+)/y;

/**
 * A condition on the JSON object that a message is: `{ $.status = 5* && ($.ip != "10.*" || $.error IS NULL) }`.
 * Texts may hold `*`; numbers compare as numbers, also where the message has them as text.
 */
export function parseJsonPattern(pattern: string): MessageMatcher {
  const parser = new JsonPatternParser(tokensOf(pattern));
  const condition = parser.parse();
  return (message) => {
    if (!/^\s*\{/.test(message)) return false;
    try {
      return condition(JSON.parse(message));
    } catch {
      return false;
    }
  };
}

function tokensOf(pattern: string): string[] {
  const tokens: string[] = [];
  const text = pattern.trimEnd();
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null)
      throw refuse(`unexpected symbol at position ${at}: ${text.slice(at, at + 20)}`);
    tokens.push(match[1] ?? '');
  }
  return tokens;
}

class JsonPatternParser {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  parse(): Condition {
    this.expect('{');
    const condition = this.either();
    this.expect('}');
    if (this.at < this.tokens.length) throw refuse('nothing may follow the closing brace');
    return condition;
  }

  private either(): Condition {
    const parts = [this.both()];
    while (this.take('||')) parts.push(this.both());
    return (root) => parts.some((part) => part(root));
  }

  private both(): Condition {
    const parts = [this.single()];
    while (this.take('&&')) parts.push(this.single());
    return (root) => parts.every((part) => part(root));
  }

  private single(): Condition {
    if (this.take('(')) {
      const condition = this.either();
      this.expect(')');
      return condition;
    }
    const select = selectorOf(this.next());
    const operator = this.next().toUpperCase();
    if (operator === 'IS') return isCondition(select, this.next().toUpperCase());
    if (operator === 'NOT') {
      if (this.next().toUpperCase() !== 'EXISTS') throw refuse('NOT must be followed by EXISTS');
      return (root) => select(root) === undefined;
    }
    return comparison(select, operator, this.next());
  }

  private next(): string {
    const found = this.tokens[this.at];
    if (found === undefined) throw refuse('it ends too early');
    this.at += 1;
    return found;
  }

  private take(wanted: string): boolean {
    if (this.tokens[this.at] !== wanted) return false;
    this.at += 1;
    return true;
  }

  private expect(wanted: string): void {
    const found = this.tokens[this.at] ?? 'the end';
    if (!this.take(wanted)) throw refuse(`${wanted} expected, ${found} found`);
  }
}

function selectorOf(text: string): Selector {
  if (!text.startsWith('$') || text === '$')
    throw refuse(`a selector such as $.status expected, ${text} found`);
  const steps = text.slice(1).match(/\.[\w@-]+|\[[^\]]*\]|\.\*/g) ?? [];
  const keys = steps.map((step) => {
    if (step === '.*') throw refuse('wildcards in selectors (.*) are not supported');
    return step.startsWith('.') ? step.slice(1) : step.slice(1, -1).replace(/^['"]|['"]$/g, '');
  });
  return (root) => keys.reduce(member, root);
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const found: unknown = Reflect.get(value, key);
  return found;
}

function isCondition(select: Selector, word: string): Condition {
  switch (word) {
    case 'NULL':
      return (root) => select(root) === null;
    case 'TRUE':
      return (root) => select(root) === true;
    case 'FALSE':
      return (root) => select(root) === false;
    default:
      throw refuse(`IS must be followed by NULL, TRUE or FALSE, not by ${word}`);
  }
}

const plainNumber = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function comparison(select: Selector, operator: string, operand: string): Condition {
  if (/^[&|(){}=<>!]/.test(operand)) throw refuse(`a value expected, ${operand} found`);
  if (/^%.*%$/.test(operand)) throw refuse(`regular expressions (${operand}) are not supported`);
  const isQuoted = operand.startsWith('"');
  const text = isQuoted ? operand.slice(1, -1).replace(/\\(.)/g, '$1') : operand;
  const number = !isQuoted && plainNumber.test(operand) ? Number(operand) : undefined;
  if (operator === '=' || operator === '!=') {
    const equals = number === undefined ? textEquals(text) : numberEquals(number);
    if (operator === '=') return (root) => equals(select(root));
    // A field that is not there matches neither.
    return (root) => {
      const value = select(root);
      return value !== undefined && !equals(value);
    };
  }
  const compare = orders.get(operator);
  if (compare === undefined) throw refuse(`unknown operator ${operator}`);
  if (number === undefined) throw refuse(`${operator} compares numbers, not ${operand}`);
  return (root) => {
    const value = numberIn(select(root));
    return value !== undefined && compare(value, number);
  };
}

const orders: ReadonlyMap<string, (a: number, b: number) => boolean> = new Map([
  ['<', (a: number, b: number) => a < b],
  ['>', (a: number, b: number) => a > b],
  ['<=', (a: number, b: number) => a <= b],
  ['>=', (a: number, b: number) => a >= b],
]);

function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && plainNumber.test(value) ? Number(value) : undefined;
}

function numberEquals(number: number): (value: unknown) => boolean {
  return (value) => numberIn(value) === number;
}

/** `*` stands for any characters. The parts between are looked for in turn: no pattern makes that slow. */
function textEquals(pattern: string): (value: unknown) => boolean {
  const parts = pattern.split('*');
  const head = parts[0] ?? '';
  const tail = parts.at(-1) ?? '';
  const middle = parts.slice(1, -1);
  return (value) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      return false;
    }
    const text = String(value);
    if (parts.length === 1) return text === pattern;
    if (text.length < head.length + tail.length) return false;
    if (!text.startsWith(head) || !text.endsWith(tail)) return false;
    let at = head.length;
    for (const part of middle) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= text.length - tail.length;
  };
}
