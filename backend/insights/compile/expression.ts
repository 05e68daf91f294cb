import type { ArithmeticOperator, CallExpression, Expression, LikeExpression } from '../ast';
import { functionNamed } from '../functions/registry';
import { TailgateError } from '../../errors';
import { parsePeriod } from '../period';
import { toRe2 } from '../regex/re2';
import { printExpression } from '../print/expression';
import { compare, equalsAny } from './comparison';
import { booleanConstant, numberConstant, textConstant } from './constant';
import { condition } from './condition';
import { numericOperand, type ExpressionContext } from './context';
import { unlessStructure } from './structure';
import { booleanValue, numberValue, type Value } from './value';

/** The value of a checked expression. */
export function compileExpression(expression: Expression, context: ExpressionContext): Value {
  const of = (node: Expression): Value => compileExpression(node, context);
  switch (expression.kind) {
    case 'field':
      return context.field(expression);
    case 'number':
      return numberConstant(Number(expression.text), context.parameters);
    case 'string':
      return textConstant(expression.value, context.parameters);
    case 'boolean':
      return booleanConstant(expression.value);
    case 'call':
      return context.aggregate?.(expression) ?? compileCall(expression, context);
    case 'negate':
      return negated(of(expression.operand), context);
    case 'not': {
      const operand = condition(of(expression.operand));
      return booleanValue(() => `(NOT ${operand})`);
    }
    case 'arithmetic': {
      const left = numericOperand(of(expression.left), context);
      const right = numericOperand(of(expression.right), context);
      return numberValue(() => arithmetic(expression.operator, left, right));
    }
    case 'comparison': {
      const left = of(expression.left);
      const right = of(expression.right);
      return booleanValue(() => compare(expression.operator, left, right));
    }
    case 'like': {
      const operand = of(expression.operand);
      return booleanValue(() => like(expression, operand, context));
    }
    case 'in': {
      const operand = of(expression.operand);
      const items = expression.items.map(of);
      return booleanValue(() => {
        const found = equalsAny(operand, items);
        return unlessStructure([operand], expression.negated ? `(NOT ${found})` : found);
      });
    }
    case 'logical': {
      const operands = expression.operands.map((operand) => condition(of(operand)));
      return booleanValue(() => balanced(operands, expression.operator.toUpperCase()));
    }
    case 'duration':
    case 'star':
      throw unexpected(expression);
  }
}

function negated(operand: Value, context: ExpressionContext): Value {
  if (operand.type === 'number' && typeof operand.constant === 'number') {
    return numberConstant(-operand.constant, context.parameters);
  }
  const number = numericOperand(operand, context);
  return numberValue(() => `(-${number})`);
}

function arithmetic(operator: ArithmeticOperator, left: string, right: string): string {
  switch (operator) {
    case '+':
    case '-':
    case '*':
      return `(${left} ${operator} ${right})`;
    case '/':
    case '%':
      // What CloudWatch gives for a division by zero is not documented: here it has no value.
      return `(${left} ${operator} nullif(${right}, 0))`;
    case '^':
      return finite(`pow(${left}, ${right})`);
  }
}

/** A power may have no real value, or none that fits. */
function finite(number: string): string {
  return ['nan', 'inf', '-inf'].reduce((sql, bad) => `nullif(${sql}, '${bad}'::DOUBLE)`, number);
}

function like(expression: LikeExpression, operand: Value, context: ExpressionContext): string {
  const { pattern, negated: not } = expression;
  const found =
    pattern.kind === 'regex'
      ? `regexp_matches(${operand.text()}, ${context.parameters.text(toRe2(pattern.source).pattern)})`
      : `contains(${operand.text()}, ${context.parameters.text(pattern.value)})`;
  return not ? `(NOT ${found})` : found;
}

/** A long chain as a tree of little depth: DuckDB bounds how deep an expression may be. */
function balanced(operands: readonly string[], operator: string): string {
  if (operands.length === 1) return operands[0] ?? 'FALSE';
  const middle = operands.length >> 1;
  const left = balanced(operands.slice(0, middle), operator);
  return `(${left} ${operator} ${balanced(operands.slice(middle), operator)})`;
}

function compileCall(call: CallExpression, context: ExpressionContext): Value {
  const definition = functionNamed(call.name);
  if (definition === undefined) throw unexpected(call);
  const periods = call.arguments.flatMap((argument) => {
    const period = argument.kind === 'duration' ? parsePeriod(argument.text) : undefined;
    return period === undefined ? [] : [period];
  });
  const values = call.arguments
    .filter((argument) => argument.kind !== 'duration')
    .map((argument) => compileExpression(argument, context));
  return definition.compile({ values, periods }, context);
}

/** `check` refuses such a query before it comes here. */
function unexpected(expression: Expression): TailgateError {
  return new TailgateError(
    'internal',
    `the query language's checker let ${printExpression(expression)} through`,
  );
}
