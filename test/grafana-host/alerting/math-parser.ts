/** A math expression as a tree. */
export type MathNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly refId: string }
  | { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly argument: MathNode }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: MathNode;
      readonly right: MathNode;
    }
  | { readonly kind: 'call'; readonly name: string; readonly argument: MathNode };

const token =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\$(\w+)|\$\{([^}]+)\}|([A-Za-z_]\w*)|(\*\*|&&|\|\||[=!<>]=|[-+*/%<>!()]))/y;

/** Weakest first. */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '>', '>=', '<', '<='],
  ['+', '-'],
  ['*', '/', '%'],
];

/**
 * Parses what Grafana's math expressions can say, apart from functions of several arguments.
 * @throws Error where the text is something else
 */
export function parseMath(text: string): MathNode {
  const parser = new MathParser(tokens(text));
  const node = parser.expression(0);
  parser.expectEnd();
  return node;
}

type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly refId: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'symbol'; readonly symbol: string };

function tokens(text: string): Token[] {
  const found: Token[] = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== '') {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new Error(`cannot read the expression "${text}" at ${at}`);
    const [, digits, plain, braced, name, symbol] = match;
    const refId = plain ?? braced;
    if (digits !== undefined) found.push({ kind: 'number', value: Number(digits) });
    else if (refId !== undefined) found.push({ kind: 'variable', refId });
    else if (name !== undefined) found.push({ kind: 'name', name });
    else if (symbol !== undefined) found.push({ kind: 'symbol', symbol });
  }
  return found;
}

class MathParser {
  private at = 0;

  constructor(private readonly found: readonly Token[]) {}

  expression(level: number): MathNode {
    const operators = levels[level];
    if (operators === undefined) return this.unary();
    let left = this.expression(level + 1);
    for (;;) {
      const operator = operators.find((candidate) => this.take(candidate));
      if (operator === undefined) return left;
      left = { kind: 'binary', operator, left, right: this.expression(level + 1) };
    }
  }

  expectEnd(): void {
    if (this.at < this.found.length) throw new Error('the expression goes on after its end');
  }

  private unary(): MathNode {
    if (this.take('!')) return { kind: 'unary', operator: '!', argument: this.unary() };
    if (this.take('-')) return { kind: 'unary', operator: '-', argument: this.unary() };
    const base = this.primary();
    // A power binds more than a sign, and to the right.
    return this.take('**')
      ? { kind: 'binary', operator: '**', left: base, right: this.unary() }
      : base;
  }

  private primary(): MathNode {
    const next = this.found[this.at];
    this.at += 1;
    if (next?.kind === 'number') return next;
    if (next?.kind === 'variable') return next;
    if (next?.kind === 'name') {
      this.expect('(');
      const argument = this.expression(0);
      this.expect(')');
      return { kind: 'call', name: next.name, argument };
    }
    if (next?.symbol === '(') {
      const inner = this.expression(0);
      this.expect(')');
      return inner;
    }
    throw new Error('the expression ends too early, or an operand is missing');
  }

  private take(symbol: string): boolean {
    const next = this.found[this.at];
    const is = next?.kind === 'symbol' && next.symbol === symbol;
    if (is) this.at += 1;
    return is;
  }

  private expect(symbol: string): void {
    if (!this.take(symbol)) throw new Error(`the expression lacks a "${symbol}"`);
  }
}

/** The refIds that an expression reads. */
export function variablesOf(node: MathNode): readonly string[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'variable':
      return [node.refId];
    case 'unary':
    case 'call':
      return variablesOf(node.argument);
    case 'binary':
      return [...variablesOf(node.left), ...variablesOf(node.right)];
  }
}
