import { isIP, isIPv4, isIPv6 } from 'node:net';
import type {
  ArithmeticOperator,
  CallExpression,
  ComparisonOperator,
  Expression,
  FieldPath,
} from '../../backend/insights/ast';
import { pathOf } from '../../backend/insights/field-path';
import { isWithin } from './subnet';

/**
 * A value of one row, as the language sees it, computed in plain TypeScript: an independent check of what the
 * compiler makes of an expression. `null` is a missing value; a boolean is 1 or 0 wherever it is read.
 */
export type RowValue = string | number | boolean | null | Structure;

/** A map or a list. */
export interface Structure {
  readonly json: object;
}

export function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && 'json' in value;
}
export type Row = Readonly<Record<string, string | number | boolean>>;

const decimal = /^-?[0-9]+(\.[0-9]+)?$/;

export function toNumber(value: RowValue): number | null {
  if (isStructure(value)) return null;
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return decimal.test(value) ? Number(value) : null;
}

export function toText(value: RowValue): string | null {
  if (isStructure(value)) return null;
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
      const path = pathOf(expression);
      // The name under which the tests have a map or a list.
      if (path[0] === 'm') return walk(jsonParse(String(row.j ?? '')), path.slice(1));
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
      if (isStructure(operand)) return false;
      const equal = expression.items.map((item) => compare('=', operand, of(item)));
      const found = any(equal);
      return expression.negated ? negate(found) : found;
    }
    case 'logical': {
      const truths = expression.operands.map((operand) => toTruth(of(operand)));
      return expression.operator === 'or' ? any(truths) : negate(any(truths.map(negate)));
    }
    case 'call': {
      const name = expression.name.toLowerCase();
      const values = expression.arguments.map(of);
      const candidates = candidatesOf(expression);
      if (candidates === undefined) return call(name, values);
      return unify(chosen(name, values), candidates.map(kindOf));
    }
    case 'duration':
    case 'star':
      throw new Error(`${expression.kind} has no value`);
  }
}

/** A map or a list out of JSON, else null. */
function jsonParse(text: string): Structure | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? { json } : null;
  } catch {
    return null;
  }
}

function walk(value: RowValue, path: FieldPath): RowValue {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (!isStructure(value)) return null;
  const found = new Map<unknown, unknown>(Object.entries(value.json)).get(String(step));
  if (typeof found === 'object' && found !== null) return walk({ json: found }, rest);
  if (rest.length > 0) return null;
  return typeof found === 'string'
    ? found
    : found === undefined || found === null
      ? null
      : JSON.stringify(found);
}

const texts = new Set(['concat', 'tolower', 'jsonparse', 'jsonstringify']);

/** What is known of an expression before it sees a row: whether it is text, and whether always a number. */
function kindOf(expression: Expression): { readonly text: boolean; readonly numeric: boolean } {
  // What may be a map or a list is text as well.
  if (expression.kind === 'field') return { text: true, numeric: false };
  if (expression.kind === 'string') return { text: true, numeric: decimal.test(expression.value) };
  if (expression.kind !== 'call') return { text: false, numeric: true };
  if (texts.has(expression.name.toLowerCase())) return { text: true, numeric: false };
  const kinds = candidatesOf(expression)?.map(kindOf);
  if (kinds === undefined) return { text: false, numeric: true };
  const numeric = kinds.every((kind) => kind.numeric);
  return { text: !numeric || kinds.every((kind) => kind.text), numeric };
}

/** The arguments of which a call gives one; undefined for a call that computes something. */
function candidatesOf({ name, arguments: items }: CallExpression): Expression[] | undefined {
  switch (name.toLowerCase()) {
    case 'coalesce':
      return [...items];
    case 'if':
      return items.slice(1);
    case 'case':
      return items.filter((_, at) => at % 2 === 1 || at === items.length - 1);
    default:
      return undefined;
  }
}

/** The value that coalesce, if or case gives. */
function chosen(name: string, values: readonly RowValue[]): RowValue {
  if (name === 'coalesce') return values.find((value) => value !== null) ?? null;
  for (let at = 0; at + 1 < values.length; at += 2) {
    if (toTruth(values[at] ?? null) === true) return values[at + 1] ?? null;
  }
  return values.length % 2 === 1 ? (values.at(-1) ?? null) : null;
}

/** A value among others: text as soon as one of them may be no number. */
function unify(value: RowValue, kinds: readonly ReturnType<typeof kindOf>[]): RowValue {
  if (value === null || isStructure(value)) return value;
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
  if (isStructure(left) || isStructure(right)) return false;
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
    case 'jsonparse':
      return text === null ? null : jsonParse(text);
    case 'jsonstringify':
      return isStructure(first) ? JSON.stringify(first.json) : null;
    case 'isvalidip':
      return text === null ? null : isIP(text) !== 0;
    case 'isvalidipv4':
      return text === null ? null : isIPv4(text);
    case 'isvalidipv6':
      return text === null ? null : isIPv6(text);
    case 'isipinsubnet':
    case 'isipv4insubnet':
    case 'isipv6insubnet': {
      const network = toText(second);
      if (text === null || network === null) return null;
      const inV4 = name !== 'isipv6insubnet' && isWithin(text, network, 'ipv4');
      return inV4 || (name !== 'isipv4insubnet' && isWithin(text, network, 'ipv6'));
    }
    default:
      throw new Error(`the evaluator has no ${name}`);
  }
}
