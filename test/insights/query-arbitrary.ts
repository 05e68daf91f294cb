import fc from 'fast-check';
import {
  arithmeticOperators,
  comparisonOperators,
  type Command,
  type Expression,
  type FieldExpression,
  type Name,
  type Projection,
} from '../../backend/insights/ast';
import { nameOfPath } from '../../backend/insights/field-path';
import { printExpression } from '../../backend/insights/print/expression';

/** Where nothing was written there is no place to point at. */
const span = { start: 0, end: 0 };

const names = fc.oneof(
  fc.constantFrom(
    'status',
    'lat',
    'path',
    '@message',
    'a.b',
    'foo-bar',
    'and',
    'by',
    '5xx',
    '@x y',
  ),
  fc.string({ minLength: 1, maxLength: 6 }).filter((name) => !/[`\n]/.test(name)),
);
const name: fc.Arbitrary<Name> = names.map((text) => ({ name: text, span }));
const part = names.filter((text) => !/[[\]]/.test(text));
const step = fc.oneof(part, fc.nat(99));

/** A field whose steps the name alone does not tell: one has a dot in it, or is a position. */
const attribute: fc.Arbitrary<FieldExpression> = fc
  .tuple(part, fc.array(step, { minLength: 1, maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest])
  .filter((path) => path.some((of) => typeof of === 'number' || of.includes('.')))
  .map((path) => ({ kind: 'field', name: nameOfPath(path), path, span }));
const field: fc.Arbitrary<FieldExpression> = fc.oneof(
  {
    arbitrary: names.map((text): FieldExpression => ({ kind: 'field', name: text, span })),
    weight: 4,
  },
  { arbitrary: attribute, weight: 1 },
);
const texts = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('"', "'", '\\', '\n', '\\n', '*', ''),
);
const regexes = fc.constantFrom(
  'a+',
  '(?i)timed? out',
  '^5\\d\\d$',
  'a\\/b',
  '[^"]*',
  '#no comment',
);

const literal: fc.Arbitrary<Expression> = fc.oneof(
  fc.nat(5000).map((value): Expression => ({ kind: 'number', text: String(value), span })),
  fc
    .tuple(fc.nat(99), fc.nat(99))
    .map(([whole, part]): Expression => ({ kind: 'number', text: `${whole}.${part}`, span })),
  texts.map((value): Expression => ({ kind: 'string', value, span })),
  fc.boolean().map((value): Expression => ({ kind: 'boolean', value, span })),
);

function chain(operator: 'and' | 'or', operands: readonly Expression[]): Expression {
  const flat = operands.flatMap((operand) =>
    operand.kind === 'logical' && operand.operator === operator ? operand.operands : [operand],
  );
  return { kind: 'logical', operator, operands: flat, span };
}

/** Any expression that the grammar has, whether it makes sense or not. */
export const expression: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression }>((tie) => {
  const any = tie('any');
  return {
    any: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(field, literal),
      fc
        .tuple(
          fc.constantFrom('concat', 'coalesce', 'greatest'),
          fc.array(any, { minLength: 1, maxLength: 3 }),
        )
        .map(([call, items]): Expression => ({
          kind: 'call',
          name: call,
          nameSpan: span,
          arguments: items,
          span,
        })),
      fc
        .tuple(fc.constantFrom('negate' as const, 'not' as const), any)
        .map(([kind, operand]): Expression => ({ kind, operand, span })),
      fc
        .tuple(fc.constantFrom(...arithmeticOperators), any, any)
        .map(([operator, left, right]): Expression => ({
          kind: 'arithmetic',
          operator,
          left,
          right,
          span,
        })),
      fc
        .tuple(fc.constantFrom(...comparisonOperators), any, any)
        .map(([operator, left, right]): Expression => ({
          kind: 'comparison',
          operator,
          left,
          right,
          span,
        })),
      fc
        .tuple(fc.boolean(), any, fc.oneof(texts, fc.constant(undefined)), regexes)
        .map(([negated, operand, text, source]): Expression => ({
          kind: 'like',
          negated,
          operand,
          pattern:
            text === undefined
              ? { kind: 'regex', source, span }
              : { kind: 'string', value: text, span },
          span,
        })),
      fc
        .tuple(fc.boolean(), any, fc.array(any, { minLength: 1, maxLength: 3 }))
        .map(([negated, operand, items]): Expression => ({
          kind: 'in',
          negated,
          operand,
          items,
          span,
        })),
      fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), any, any)
        .map(([operator, left, right]) => chain(operator, [left, right])),
    ),
  };
}).any;

export const projection: fc.Arbitrary<Projection> = fc
  .tuple(expression, fc.option(name, { nil: undefined }))
  .map(([of, alias]) => ({
    expression: of,
    alias,
    column: alias?.name ?? (of.kind === 'field' ? of.name : printExpression(of)),
    span,
  }));

const projections = fc.array(projection, { minLength: 1, maxLength: 3 });
const aliases = fc.array(name, { minLength: 1, maxLength: 3 });

/** Any command that the grammar has. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(fc.constantFrom('fields' as const, 'display' as const), projections)
    .map(([kind, list]): Command => ({ kind, projections: list, span })),
  fc
    .tuple(fc.constantFrom('filter' as const, 'filterIndex' as const), expression)
    .map(([kind, condition]): Command => ({ kind, condition, span })),
  fc
    .tuple(fc.option(field, { nil: undefined }), texts, aliases)
    .map(([of, value, list]): Command => ({
      kind: 'parse',
      field: of,
      pattern: { kind: 'glob', pattern: { kind: 'string', value, span }, aliases: list },
      span,
    })),
  fc.tuple(fc.option(field, { nil: undefined }), regexes).map(([of, source]): Command => ({
    kind: 'parse',
    field: of,
    pattern: { kind: 'regex', source, span },
    span,
  })),
  fc
    .array(fc.record({ field, direction: fc.constantFrom('asc' as const, 'desc' as const) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((keys): Command => ({ kind: 'sort', keys, span })),
  fc
    .tuple(projections, fc.oneof(fc.constant([]), projections))
    .map(([aggregates, groups]): Command => ({ kind: 'stats', aggregates, groups, span })),
  fc.integer({ min: 1, max: 100_000 }).map((count): Command => ({ kind: 'limit', count, span })),
  fc
    .array(field, { minLength: 1, maxLength: 3 })
    .map((fields): Command => ({ kind: 'dedup', fields, span })),
  fc.tuple(field, name).map(([of, alias]): Command => ({ kind: 'unnest', field: of, alias, span })),
);

export const commands: fc.Arbitrary<Command[]> = fc.array(command, { minLength: 1, maxLength: 4 });
