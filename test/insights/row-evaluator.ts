import type {
  ArithmeticOperator,
  ComparisonOperator,
  Expression,
} from '../../backend/insights/ast';

/**
 * A value of one row, as the language sees it, computed in plain TypeScript: an independent check of what the
 * compiler makes of an expression. `null` is a missing value; a boolean is 1 or 0 wherever it is read.
 */
export type RowValue = string | number | boolean | null;
export type Row = Readonly<Record<string, string | number | boolean>>;

const decimal = /^-?[0-9]+(\.[0-9]+)?$/;

export function toNumber(value: RowValue): number | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return decimal.test(value) ? Number(value) : null;
}

export function toText(value: RowValue): string | null {
  if (value === null || typeof value === 'string') return value;
  return numberText(Number(value));
}

/** The shortest decimal; with an exponent of at least two digits below 1e-4 and from 1e16 on, as in SQL. */
function numberText(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e16)) return String(value);
  return value.toExponential().replace(/e([+-])([0-9])$/, 'e$10$2');
}

/** True, false, or null where unknown: as in SQL. */
export function toTruth(value: RowValue): boolean | null {
  if (typeof value === 'boolean') return value;
  const number = toNumber(value);
  return number === null ? null : number !== 0;
}

/** The value of an expression; fields of a row are text, whatever they were written as. */
export function evaluate(expression: Expression, row: Row): RowValue {
  const of = (node: Expression): RowValue => evaluate(node, row);
  switch (expression.kind) {
    case 'field': {
      const value = row[expression.name];
      return value === undefined ? null : String(value);
    }
    case 'number':
      return Number(expression.text);
    case 'string':
      return expression.value;
    case 'boolean':
      return expression.value;
    case 'negate': {
      const number = toNumber(of(expression.operand));
      return number === null ? null : -number;
    }
    case 'not':
      return negate(toTruth(of(expression.operand)));
    case 'arithmetic':
      return arithmetic(
        expression.operator,
        toNumber(of(expression.left)),
        toNumber(of(expression.right)),
      );
    case 'comparison':
      return compare(expression.operator, of(expression.left), of(expression.right));
    case 'like': {
      const text = toText(of(expression.operand));
      if (text === null) return null;
      const { pattern } = expression;
      const found =
        pattern.kind === 'string'
          ? text.includes(pattern.value)
          : new RegExp(pattern.source, 'u').test(text);
      return found !== expression.negated;
    }
    case 'in': {
      const operand = of(expression.operand);
      const equal = expression.items.map((item) => compare('=', operand, of(item)));
      const found = any(equal);
      return expression.negated ? negate(found) : found;
    }
    case 'logical': {
      const truths = expression.operands.map((operand) => toTruth(of(operand)));
      return expression.operator === 'or' ? any(truths) : negate(any(truths.map(negate)));
    }
    case 'call':
      if (expression.name.toLowerCase() === 'coalesce') return coalesce(expression.arguments, of);
      return call(expression.name.toLowerCase(), expression.arguments.map(of));
    case 'duration':
    case 'star':
      throw new Error(`${expression.kind} has no value`);
  }
}

/** What is known of an expression before it sees a row: whether it is text, and whether always a number. */
function kindOf(expression: Expression): { readonly text: boolean; readonly numeric: boolean } {
  if (expression.kind === 'field') return { text: true, numeric: false };
  if (expression.kind === 'string') return { text: true, numeric: decimal.test(expression.value) };
  if (expression.kind !== 'call') return { text: false, numeric: true };
  const name = expression.name.toLowerCase();
  if (name === 'concat' || name === 'tolower') return { text: true, numeric: false };
  if (name !== 'coalesce') return { text: false, numeric: true };
  const kinds = expression.arguments.map(kindOf);
  const numeric = kinds.every((kind) => kind.numeric);
  return { text: !numeric || kinds.every((kind) => kind.text), numeric };
}

/** The first value present: text as soon as one of the values may be no number. */
function coalesce(items: readonly Expression[], of: (node: Expression) => RowValue): RowValue {
  const value = items.map(of).find((item) => item !== null) ?? null;
  if (value === null) return null;
  const kinds = items.map(kindOf);
  if (!kinds.every((kind) => kind.numeric)) return toText(value);
  return kinds.every((kind) => kind.text) ? value : toNumber(value);
}

function negate(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth;
}

function any(truths: readonly (boolean | null)[]): boolean | null {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

function arithmetic(
  operator: ArithmeticOperator,
  left: number | null,
  right: number | null,
): number | null {
  if (left === null || right === null) return null;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
    case '%':
      return right === 0 ? null : left % right;
    case '^': {
      const power = left ** right;
      return Number.isFinite(power) ? power : null;
    }
  }
}

function compare(operator: ComparisonOperator, left: RowValue, right: RowValue): boolean | null {
  if (left === null || right === null) return null;
  const numbers = [toNumber(left), toNumber(right)] as const;
  if (typeof left === 'string' && typeof right === 'string') {
    if (numbers[0] !== null && numbers[1] !== null) return holds(operator, numbers[0] - numbers[1]);
    return holds(operator, compareBytes(left, right));
  }
  if (numbers[0] === null || numbers[1] === null) return null;
  return holds(operator, numbers[0] - numbers[1]);
}

function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

function holds(operator: ComparisonOperator, difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '>':
      return difference > 0;
    case '<=':
      return difference <= 0;
    case '>=':
      return difference >= 0;
  }
}

function call(name: string, values: readonly RowValue[]): RowValue {
  const [first = null, second = null] = values;
  const numbers = values.map(toNumber).filter((number) => number !== null);
  const text = toText(first);
  switch (name) {
    case 'ispresent':
      return first !== null;
    case 'greatest':
      return numbers.length === 0 ? null : Math.max(...numbers);
    case 'least':
      return numbers.length === 0 ? null : Math.min(...numbers);
    case 'concat':
      return values.map((value) => toText(value) ?? '').join('');
    case 'tolower':
      return text?.toLowerCase() ?? null;
    case 'strlen':
      return text === null ? null : [...text].length;
    case 'isempty':
      return (text ?? '') === '';
    case 'abs':
    case 'floor':
    case 'ceil': {
      const number = toNumber(first);
      return number === null ? null : Math[name](number);
    }
    case 'strcontains': {
      const part = toText(second);
      return text === null || part === null ? null : text.includes(part);
    }
    default:
      throw new Error(`the evaluator has no ${name}`);
  }
}
