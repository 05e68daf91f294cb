import { aggregateNamed, aggregates, unsupportedAggregates } from '../aggregates/registry';
import type { CallExpression, Expression, FieldExpression } from '../ast';
import { columnNamedByCall } from '../column-words';
import { since2026 } from '../commands/refused';
import { unsupportedError } from '../commands/unsupported';
import { functionNamed, functions, unsupportedFunctions } from '../functions/registry';
import { didYouMean, MalformedQueryError } from '../malformed-query-error';
import { suggest } from '../../suggest';
import { childrenOf } from '../walk';
import { checkArguments } from './arguments';
import type { Names } from './names';
import { checkRegex } from './regex';

export interface ExpressionRules {
  /** Aggregates may stand here. */
  readonly aggregates: boolean;
  /** Names that may stand outside of aggregates; any where absent. */
  readonly outside?: ReadonlySet<string>;
}

/** @throws MalformedQueryError on a name, a call or a pattern that means nothing at its place. */
export function checkExpression(
  expression: Expression,
  names: Names,
  rules: ExpressionRules = { aggregates: false },
): void {
  switch (expression.kind) {
    case 'field':
      checkField(expression, names, rules);
      return;
    case 'call':
      checkCall(expression, names, rules);
      return;
    case 'duration':
    case 'star':
      throw new MalformedQueryError(
        names.text,
        expression.span,
        expression.kind === 'star'
          ? '* only stands in count(*)'
          : 'a period such as 5m only stands in bin(5m) and its like',
      );
    case 'like':
      if (expression.pattern.kind === 'regex') checkRegex(expression.pattern, names.text);
      break;
    case 'number':
    case 'string':
    case 'boolean':
    case 'negate':
    case 'not':
    case 'arithmetic':
    case 'comparison':
    case 'in':
    case 'logical':
      break;
  }
  for (const child of childrenOf(expression)) checkExpression(child, names, rules);
}

function checkField(field: FieldExpression, names: Names, rules: ExpressionRules): void {
  const { name } = field;
  if (rules.outside !== undefined && !rules.outside.has(name)) {
    throw new MalformedQueryError(
      names.text,
      field.span,
      `${name} stands outside of an aggregate and is neither a group nor a column defined before it`,
      `Put it into an aggregate, for example max(${name}), or group by it.`,
    );
  }
  if (rules.outside === undefined && !names.has(name) && !names.isAttribute(field)) {
    throw new MalformedQueryError(
      names.text,
      field.span,
      `Unknown symbols found in or after stats: ${name}`,
      didYouMean(suggest(name, names.known())) ??
        'After stats only its groups and aggregates exist.',
    );
  }
}

function checkCall(call: CallExpression, names: Names, rules: ExpressionRules): void {
  const columns = rules.outside ?? (names.afterStats ? names.known() : []);
  if (columnNamedByCall(call, columns) !== undefined) return;
  const aggregate = aggregateNamed(call.name);
  if (aggregate !== undefined) {
    if (!rules.aggregates) {
      throw new MalformedQueryError(
        names.text,
        call.span,
        `the aggregate ${call.name} cannot stand here`,
        'Aggregates only stand in stats, and not inside one another.',
      );
    }
    checkArguments(call, aggregate, names);
    for (const child of call.arguments) {
      if (child.kind !== 'star') checkExpression(child, names);
    }
    return;
  }
  const definition = functionNamed(call.name);
  if (definition === undefined) throw unknownFunction(call, names, rules);
  if (rules.outside !== undefined && definition.readsTimestamp) {
    throw new MalformedQueryError(
      names.text,
      call.span,
      `${call.name} stands outside of an aggregate`,
      `Group by it: stats … by ${definition.example} as time.`,
    );
  }
  checkArguments(call, definition, names);
  for (const child of call.arguments) {
    if (child.kind !== 'duration') checkExpression(child, names, rules);
  }
}

const unsupportedNames = new Set(
  [...unsupportedFunctions, ...unsupportedAggregates].map((name) => name.toLowerCase()),
);

function unknownFunction(
  call: CallExpression,
  names: Names,
  rules: ExpressionRules,
): MalformedQueryError {
  if (unsupportedNames.has(call.name.toLowerCase())) {
    return unsupportedError(names.text, call.nameSpan, `the function ${call.name}`, {
      remedy: since2026,
    });
  }
  const known = rules.aggregates ? [...aggregates, ...functions] : functions;
  const spellings = known.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  return new MalformedQueryError(
    names.text,
    call.nameSpan,
    `unknown function ${call.name}`,
    didYouMean(suggest(call.name, spellings)),
  );
}
