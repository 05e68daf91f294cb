import type { AggregateDefinition } from './aggregates/definition';
import { aggregates, unsupportedAggregates } from './aggregates/registry';
import { commands } from './commands/registry';
import { refusedCommands } from './commands/refused';
import { unsupportedForms } from './commands/unsupported';
import type { Documented, FunctionDefinition, Parameter } from './functions/definition';
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

  const also = aliases.length === 0 ? '' : ` Also ${codes(aliases)}.`;
  return [
    code(signature(name, parameters)),
    `${summary}${also}`,
    editions[documented],
    code(example),
  ];
}

const callHead = ['Call', 'Gives', 'Documented', 'Example'];

const editions: Readonly<Record<Documented, string>> = {
  'by-april-2026': 'by April 2026',
  later: 'later in 2026',
  samples: "in AWS's samples",
};

function unitRow({ names, cap }: (typeof periodUnits)[number]): string[] {
  const spellings = names.flatMap((name) => (name.length > 1 ? [name, `${name}s`] : [name]));
  return [codes(spellings), String(cap)];
}

/** The page on what the engine supports of the query language, in Markdown. */
export function insightsPage(): string {
  return `# The query language of the embedded engine

<!-- Generated from the catalogue in backend/insights/ by scripts/generate-insights.mjs: change it there. -->

Queries are written in the language of CloudWatch Logs Insights. This page lists what the embedded engine runs. What CloudWatch has beyond that is refused with an error that names it and its place, never passed over. Letter case does not count in the names of commands and functions.

The column _Documented_ tells when AWS's reference listed a part. **By April 2026**: its edition of 13 April 2026 has it, and nothing shows that it was new then; the youngest parts are \`jsonParse\`, \`jsonStringify\` and \`unnest\`. All operators, functions, aggregates and units of time of that edition run here. **Later in 2026**: only later editions have it; so are \`where\`, more than two \`stats\`, a \`limit\` above 10,000, the spelling \`countDistinct\` and the third argument of \`strcontains\`. **In AWS's samples**: no edition has it, but queries that AWS publishes do; so are \`==\`, \`sort by\`, \`group by\` and the name \`percentile\`. Tailgate's own queries keep to the first.

## Commands

${table(
  ['Command', 'Does', 'Example'],
  commands.map(({ syntax, keywords, summary, example }) => {
    const [, ...others] = keywords;
    const also = others.length === 0 ? '' : ` Also ${codes(others)}.`;
    return [code(syntax), `${summary}${also}`, code(example)];
  }),
)}

## Maps and lists

\`jsonParse\` makes a map or a list out of a text, and \`unnest\` rows out of a list. A column that holds one has attributes and items: \`m.status\`, \`\` m.\`user.id\` \`\`, \`m.users[1].action\`, counted from 0. The name of such a column stands before a discovered field of the same beginning. A map or a list

- is shown as JSON, and is present;
- has no value for functions of texts, numbers and times, nor for \`sort\`, \`stats\` and \`dedup\`;
- makes each comparison with it false.

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
  ['Command', 'What it is for', 'Why it is refused'],
  refusedCommands.map(({ name, what, why }) => [code(name), what, why]),
)}

### Functions that are refused

\`strftime\` is \`formatDate\`. CloudWatch documents these functions only since later in 2026, and does not tell enough of them to give the same results: the signs of formats and the names of time zones, the form of references to groups, which characters are encoded, which ranges are reserved.

${codes(unsupportedFunctions)}.

### Aggregates that are refused

CloudWatch documents these aggregates only since later in 2026, and does not tell in which order they list values, nor how they estimate.

${codes(unsupportedAggregates)}.

### Parts of commands that are refused

CloudWatch documents these parts only since later in 2026.

${table(
  ['Part', 'Such as'],
  unsupportedForms.map(({ form, example }) => [code(form), code(example)]),
)}
`;
}
