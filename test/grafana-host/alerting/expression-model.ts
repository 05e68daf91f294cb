import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { parseMath, variablesOf } from './math-parser';

/** The uid of Grafana's expressions; -100 in rules of older versions. */
const expressionUids = new Set(['__expr__', '-100']);

const Evaluator = Type.Object({ type: Type.String(), params: Type.Array(Type.Number()) });

const Reduce = Type.Object({
  type: Type.Literal('reduce'),
  expression: Type.String({ minLength: 1 }),
  reducer: Type.String(),
  settings: Type.Optional(
    Type.Object({
      mode: Type.Optional(Type.String()),
      replaceWithValue: Type.Optional(Type.Number()),
    }),
  ),
});
const Threshold = Type.Object({
  type: Type.Literal('threshold'),
  expression: Type.String({ minLength: 1 }),
  conditions: Type.Array(Type.Object({ evaluator: Evaluator }), { minItems: 1, maxItems: 1 }),
});
const MathExpression = Type.Object({
  type: Type.Literal('math'),
  expression: Type.String({ minLength: 1 }),
});
const Expression = Type.Union([Reduce, Threshold, MathExpression]);
export type Expression = Static<typeof Expression>;

export function isExpression(datasourceUid: string): boolean {
  return expressionUids.has(datasourceUid);
}

/** @throws Error for another type of expression, a recovery threshold, or one that is not whole */
export function readExpression(refId: string, model: unknown): Expression {
  if (JSON.stringify(model).includes('"unloadEvaluator"')) {
    throw new Error(`This host does not play the recovery threshold of ${refId}.`);
  }
  const cleaned: unknown = Value.Clean(Expression, Value.Clone(model));
  const fault = Value.Errors(Expression, cleaned).First();
  if (fault !== undefined) {
    throw new Error(`The expression ${refId} cannot be read: ${fault.path}: ${fault.message}`);
  }
  return Value.Decode(Expression, cleaned);
}

/** The refIds that an expression reads. */
export function neededBy(expression: Expression): readonly string[] {
  if (expression.type === 'math') return variablesOf(parseMath(expression.expression));
  return [expression.expression.replace(/^\$\{?|\}$/g, '')];
}
