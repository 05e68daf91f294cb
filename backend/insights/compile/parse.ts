import type { FieldExpression, ParseCommand } from '../ast';
import { globToRe2 } from '../regex/glob';
import { toRe2, type CaptureGroup } from '../regex/re2';
import { wholeNumberName } from '../regex/whole-number';
import type { Pipeline } from './pipeline';
import { textValue, type Value } from './value';

/** Defines the fields that a pattern takes out of a text. */
export function compileParse(command: ParseCommand, pipeline: Pipeline): void {
  pipeline.settle();
  const field: FieldExpression = command.field ?? {
    kind: 'field',
    name: '@message',
    span: command.span,
  };
  pipeline.prepare(field);
  const source = pipeline.field(field);
  const { pattern } = command;
  if (pattern.kind === 'regex') {
    const number = wholeNumberName(pattern.source);
    if (number !== undefined && source.type === 'text') {
      pipeline.define(number, wholeNumber(source), false);
      pipeline.outputParsed([pipeline.outputNamed(number)]);
      return;
    }
    const re2 = toRe2(pattern.source);
    define(source, re2.pattern, re2.groups, pipeline);
    return;
  }
  const groups = pattern.aliases.map(({ name }) => ({ name, nonEmpty: false }));
  define(source, globToRe2(pattern.pattern.value), groups, pipeline);
}

/** The value where the whole of it is a plain decimal: what the number binding of a field says. */
function wholeNumber(source: Value): Value {
  return textValue(() => `CASE WHEN ${source.number()} IS NOT NULL THEN ${source.text()} END`, {
    number: () => source.number(),
    numeric: true,
  });
}

function define(
  source: Value,
  pattern: string,
  groups: readonly CaptureGroup[],
  pipeline: Pipeline,
): void {
  groups.forEach((group, index) => {
    const { name } = group;
    if (name === undefined) return;
    pipeline.define(
      name,
      textValue(() => extracted(source.text(), pattern, index + 1, group.nonEmpty, pipeline)),
      true,
    );
    pipeline.outputParsed([pipeline.outputNamed(name)]);
  });
}

/** VARCHAR: the group's text, NULL where the pattern does not match; SQL gives an empty text there. */
function extracted(
  text: string,
  pattern: string,
  group: number,
  nonEmpty: boolean,
  pipeline: Pipeline,
): string {
  const bound = pipeline.parameters.text(pattern);
  const found = `regexp_extract(${text}, ${bound}, ${group})`;
  if (nonEmpty) return `nullif(${found}, '')`;
  return `CASE WHEN regexp_matches(${text}, ${bound}) THEN ${found} END`;
}
