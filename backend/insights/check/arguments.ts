import type { CallExpression, Expression } from '../ast';
import { MalformedQueryError } from '../malformed-query-error';
import type { Parameter } from '../functions/definition';
import { parsePeriod, periodUnitNames, splitPeriod } from '../period';
import { suggest } from '../../suggest';
import type { Names } from './names';

interface Callable {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly star?: true;
  readonly percentArgument?: number;
  readonly mostArguments?: number;
  readonly readsTimestamp?: true;
  readonly example: string;
}

/** @throws MalformedQueryError on too few, too many or wrong arguments. */
export function checkArguments(call: CallExpression, callable: Callable, names: Names): void {
  const given = call.arguments;
  if (callable.readsTimestamp && !names.hasTimestamp) {
    throw new MalformedQueryError(
      names.text,
      call.span,
      `${call.name} needs @timestamp, which does not exist after stats`,
      'Use datefloor or dateceil with a column that is a timestamp.',
    );
  }
  if (callable.star && given.length === 1 && given[0]?.kind === 'star') return;
  checkCount(call, callable, names);
  given.forEach((argument, index) => {
    const parameter = callable.parameters[index] ?? callable.parameters.at(-1);
    if (parameter !== undefined) checkArgument(argument, parameter, callable, names);
  });
  if (callable.percentArgument !== undefined) {
    checkPercent(given[callable.percentArgument], callable, names);
  }
}

function checkCount(call: CallExpression, callable: Callable, names: Names): void {
  const { parameters } = callable;
  const least = parameters.filter((parameter) => !parameter.optional).length;
  const most = parameters.at(-1)?.repeated
    ? (callable.mostArguments ?? Infinity)
    : parameters.length;
  const { length } = call.arguments;
  if (length >= least && length <= most) return;
  const wanted =
    least === most ? `${least}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  throw new MalformedQueryError(
    names.text,
    call.span,
    `${call.name} takes ${wanted} argument${wanted === '1' || wanted === 'at least 1' ? '' : 's'}, not ${length}`,
    `For example: ${callable.example}.`,
  );
}

function checkArgument(
  argument: Expression,
  parameter: Parameter,
  callable: Callable,
  names: Names,
): void {
  if (argument.kind === 'duration' && parameter.kind === 'period') {
    if (parsePeriod(argument.text) !== undefined) return;
    const { unit } = splitPeriod(argument.text);
    const near = suggest(unit, periodUnitNames());
    throw new MalformedQueryError(
      names.text,
      argument.span,
      `${argument.text} is no period: a whole number above 0 and a unit`,
      near === undefined || near === unit
        ? 'Units are ms, s, m, h, d, w, mo, q and y.'
        : `Did you mean the unit ${near}?`,
    );
  }
  const misplaced =
    argument.kind === 'duration' || argument.kind === 'star' || parameter.kind === 'period';
  if (!misplaced) return;
  throw new MalformedQueryError(
    names.text,
    argument.span,
    `this cannot be the ${parameter.name} of ${callable.name}`,
    `For example: ${callable.example}.`,
  );
}

function checkPercent(argument: Expression | undefined, callable: Callable, names: Names): void {
  if (argument?.kind === 'number' && Number(argument.text) <= 100) return;
  throw new MalformedQueryError(
    names.text,
    argument?.span ?? { start: 0, end: 0 },
    `the percent of ${callable.name} is a number from 0 to 100`,
    `For example: ${callable.example}.`,
  );
}
