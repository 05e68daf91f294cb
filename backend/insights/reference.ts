import type { AggregateDefinition } from './aggregates/definition';
import { aggregates, unsupportedAggregates } from './aggregates/registry';
import { commands } from './commands/registry';
import { unsupportedCommands, unsupportedForms } from './commands/unsupported';
import type { FunctionDefinition, Parameter } from './functions/definition';
import { functions, unsupportedFunctions } from './functions/registry';
import { operators } from './operators';
import { periodUnits } from './period';

function code(text: string): string {
  return `\`${text}\``;
}

function codes(texts: readonly string[]): string {
  return texts.map(code).join(', ');
}

/** A Markdown table with its columns padded, as the formatter of this project writes it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) =>
    Math.max(3, ...escaped.map((row) => [...(row[column] ?? '')].length)),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const padded = escaped.map((row) =>
    line(row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))),
  );
  const [first = '', ...rest] = padded;
  return [first, line(widths.map((width) => '-'.repeat(width))), ...rest].join('\n');
}

function signature(name: string, parameters: readonly Parameter[]): string {
  const words = parameters.map(({ name: word, optional, repeated }) => {
    const shown = repeated === true ? `${word}…` : word;
    return optional === true ? `[${shown}]` : shown;
  });
  return `${name}(${words.join(', ')})`;
}

function callRow(definition: FunctionDefinition | AggregateDefinition): string[] {
  const { name, aliases = [], parameters, summary, example, documented } = definition;
  const samples = documented === 'samples' ? " Only in AWS's own samples." : '';
  const also = aliases.length === 0 ? '' : ` Also ${codes(aliases)}.`;
  return [code(signature(name, parameters)), `${summary}${also}${samples}`, code(example)];
}

const callHead = ['Call', 'Gives', 'Example'];

function unitRow({ names, cap }: (typeof periodUnits)[number]): string[] {
  const spellings = names.flatMap((name) => (name.length > 1 ? [name, `${name}s`] : [name]));
  return [codes(spellings), String(cap)];
}

/** The page on what the engine supports of the query language, in Markdown. */
export function insightsPage(): string {
  return `# The query language of the embedded engine

<!-- Generated from the catalogue in backend/insights/ by scripts/generate-insights.mjs: change it there. -->

Queries are written in the language of CloudWatch Logs Insights. This page lists what the embedded engine runs. What CloudWatch has beyond that is refused with an error that names it and its place, never passed over. Letter case does not count in the names of commands and functions.

## Commands

${table(
  ['Command', 'Does', 'Example'],
  commands.map(({ syntax, keywords, summary, example }) => {
    const [, ...others] = keywords;
    const also = others.length === 0 ? '' : ` Also ${codes(others)}.`;
    return [code(syntax), `${summary}${also}`, code(example)];
  }),
)}

## Operators

The strongest binding comes first; comparisons, \`like\` and \`in\` bind alike.

${table(
  ['Operators', 'Meaning', 'Example'],
  operators.map(({ symbols, summary, example }) => [codes(symbols), summary, code(example)]),
)}

## Functions

${table(callHead, functions.map(callRow))}

## Aggregates

They stand in \`stats\`.

${table(callHead, aggregates.map(callRow))}

## Periods

A whole number above 0 and a unit, such as \`5m\`. A count above the most behaves like the most, as in CloudWatch: \`bin(300s)\` is \`bin(60s)\`.

${table(['Units', 'Most'], periodUnits.map(unitRow))}

## Refused

CloudWatch has these, the engine has not.

### Commands that are refused

${table(
  ['Command', 'What it is for'],
  unsupportedCommands.map(([name, what]) => [code(name), what]),
)}

### Functions that are refused

${codes(unsupportedFunctions)}.

### Aggregates that are refused

${codes(unsupportedAggregates)}.

### Parts of commands that are refused

${table(
  ['Part', 'Such as'],
  unsupportedForms.map(({ form, example }) => [code(form), code(example)]),
)}
`;
}
