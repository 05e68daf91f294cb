import { KindGuard, OptionalKind, type TObject, type TSchema } from '@sinclair/typebox';
import { describeSchema } from './describe-schema';
import {
  configFlag,
  configVariable,
  defaultConfigFile,
  keyword,
  options,
  type Option,
} from './options';
import { SourceOptions } from './schema';

function describe(schema: TSchema): string {
  const description = keyword(schema, 'description');
  return typeof description === 'string' ? description : describeSchema(schema);
}

function sentence(schema: TSchema): string {
  const text = describe(schema);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The default as it stands in the file; undefined where there is none. */
function defaultText(schema: TSchema): string | undefined {
  const value = keyword(schema, 'default');
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function facts(schema: TSchema, required: boolean): string {
  const value = defaultText(schema);
  const start =
    value === undefined ? (required ? 'required' : 'not set by default') : `default \`${value}\``;
  return `${describeSchema(schema)}; ${start}`;
}

function optionSection(option: Option): string {
  const lines = [
    `### ${option.name}`,
    '',
    sentence(option.schema),
    '',
    `- Flag \`${option.flag}\`, variable \`${option.variable}\``,
  ];
  const isSources = KindGuard.IsArray(option.schema) && KindGuard.IsObject(option.schema.items);
  lines.push(
    isSources
      ? '- A list of sources, see below; flag and variable take it as YAML or JSON'
      : `- Allowed: ${facts(option.schema, false)}`,
  );
  if (KindGuard.IsObject(option.schema)) {
    lines.push('- Flag and variable take it as YAML or JSON');
  }
  return lines.join('\n');
}

function keyLines(schema: TObject, indent: string): string[] {
  return Object.entries(schema.properties).flatMap(([key, property]) => {
    const required = !(OptionalKind in property);
    const keysAs = keyword(property, 'keysAs');
    const head = `${indent}- \`${key}\`: ${sentence(property).slice(0, -1)}`;
    if (typeof keysAs === 'string') return [`${head}. Keys as in \`${keysAs}\``];
    if (KindGuard.IsObject(property)) {
      return [`${head}. A mapping:`, ...keyLines(property, `${indent}  `)];
    }
    if (KindGuard.IsArray(property) && KindGuard.IsObject(property.items)) {
      return [`${head}. Each item:`, ...keyLines(property.items, `${indent}  `)];
    }
    return [`${head}. Allowed: ${facts(property, required)}`];
  });
}

const sourceSchema: TObject = SourceOptions;

/** The page on configuration, in Markdown. */
export function configurationPage(): string {
  return `# Configuration of \`tailgate serve\`

<!-- Generated from backend/config/schema.ts by scripts/generate-configuration.mjs: change it there. -->

An option is set by a flag, by an environment variable or in a YAML file. A flag wins over a variable, a variable over the file, the file over the default; a list or mapping replaces the whole of the weaker place. What is wrong is reported all at once, each with its place and what is allowed.

- The file is \`${defaultConfigFile}\` in the current folder where it exists, or what \`${configFlag} FILE\` or \`${configVariable}\` names. [An example](tailgate.example.yaml) shows every kind of setting.
- A variable that is empty counts as not set. Variables that begin with \`TAILGATE_\` and are no option are an error, apart from those that Kubernetes sets for services.
- A flag or variable that takes a list takes it with commas: \`--allowed-hosts a.example.com,b.example.com\`. A flag may also be repeated.
- A switch is \`--embedded-enabled\` or \`--no-embedded-enabled\`.
- Secrets are never printed or logged. Keep the token out of the file and the flags: use \`TAILGATE_TOKEN\` or \`tokenFile\`.
- Relative paths count from the current folder.

## Options

${options.map(optionSection).join('\n\n')}

## Switches of the embedded CloudWatch Logs

The options under \`engine\` make the embedded CloudWatch Logs behave as the real one does on a bad day; they are for tests and trials. Those that are set are shown at the start. They are refused where the embedded CloudWatch Logs is switched off, and do nothing to sources on AWS.

## A source

Each item of \`sources\` has these keys.

${keyLines(sourceSchema, '').join('\n')}
`;
}

/** The flags of \`tailgate serve\`, one per line with its default, for the terminal. */
export function flagLines(): readonly string[] {
  const width = Math.max(...options.map(({ flag }) => flag.length)) + 2;
  return options.map(({ flag, schema }) => {
    const value = defaultText(schema);
    const isText = typeof keyword(schema, 'default') !== 'object';
    const suffix = value === undefined || !isText ? '' : ` (default ${value})`;
    return `${flag.padEnd(width)}${describe(schema)}${suffix}`;
  });
}
