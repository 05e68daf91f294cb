import { condition } from '../compile/condition';
import type { Value } from '../compile/value';
import { argument, type FunctionDefinition } from './definition';
import { unify } from './unify';

interface Branch {
  readonly condition: Value;
  readonly value: Value;
}

/** The value of the first branch whose condition is true, else the last value; an unknown condition is not true. */
function choose(branches: readonly Branch[], otherwise: Value | undefined): Value {
  const values = branches.map(({ value }) => value);
  return unify(otherwise === undefined ? values : [...values, otherwise], (read) => {
    const cases = branches.map((branch) => {
      return `WHEN ${condition(branch.condition)} THEN ${read(branch.value)}`;
    });
    const last = otherwise === undefined ? '' : ` ELSE ${read(otherwise)}`;
    return `CASE ${cases.join(' ')}${last} END`;
  });
}

/** So many pairs of condition and value case takes. */
const mostBranches = 10;

export const conditionalFunctions: readonly FunctionDefinition[] = [
  {
    name: 'if',
    parameters: [
      { name: 'condition', kind: 'any' },
      { name: 'value', kind: 'any' },
      { name: 'otherwise', kind: 'any' },
    ],
    returns: 'same',
    summary: 'The one value where the condition is true, else the other.',
    example: 'if(status >= 500, "failed", "served")',
    documented: 'later',
    compile: (args) =>
      choose([{ condition: argument(args, 0), value: argument(args, 1) }], argument(args, 2)),
  },
  {
    name: 'case',
    parameters: [
      { name: 'condition', kind: 'any' },
      { name: 'value', kind: 'any' },
      { name: 'others', kind: 'any', optional: true, repeated: true },
    ],
    mostArguments: 2 * mostBranches + 1,
    returns: 'same',
    summary: `The value behind the first condition that is true, of at most ${mostBranches}; else the last value where it has no condition.`,
    example: 'case(status >= 500, "failed", status >= 400, "refused", "served")',
    documented: 'later',
    compile: ({ values }) => {
      const branches: Branch[] = [];
      for (let at = 0; at + 1 < values.length; at += 2) {
        const [given, value] = values.slice(at, at + 2);
        if (given !== undefined && value !== undefined) branches.push({ condition: given, value });
      }
      return choose(branches, values.length % 2 === 1 ? values.at(-1) : undefined);
    },
  },
];
