import type { FieldExpression, GlobPattern, Name, ParseCommand, RegexPattern } from '../ast';
import { checkExpression } from '../check/expression';
import { checkParsePattern } from '../check/parse-pattern';
import { compileParse } from '../compile/parse';
import { refuseFlags } from '../parser/comparison';
import { spanOf, type TokenCursor } from '../parser/cursor';
import { parseField } from '../parser/field';
import { printField } from '../print/field';
import { quoteName, quoteString } from '../quote';
import type { CommandDefinition } from './definition';
import { unsupportedError } from './unsupported';

export const parseCommand: CommandDefinition<ParseCommand> = {
  kind: 'parse',
  keywords: ['parse'],
  syntax: 'parse [field] "glob with *" as name, …  or  parse [field] /pattern with (?<name>…)/',
  summary:
    'Takes fields out of a text, @message where none is named. Rows that do not match stay without the fields.',
  example: 'parse @message "user=*, method:*" as user, method',
  parse(cursor) {
    const { start } = cursor.advance();
    const field = parseSource(cursor);
    const pattern = cursor.isSymbol('/') ? parseRegex(cursor) : parseGlob(cursor);
    return { kind: 'parse', field, pattern, span: cursor.spanFrom(start) };
  },
  print(command) {
    const { field, pattern } = command;
    const source = field === undefined ? '' : `${printField(field)} `;
    if (pattern.kind === 'regex') return `parse ${source}/${pattern.source}/`;
    const names = pattern.aliases.map((alias) => quoteName(alias.name)).join(', ');
    return `parse ${source}${quoteString(pattern.pattern.value)} as ${names}`;
  },
  check(command, names) {
    if (command.field !== undefined || names.afterStats) {
      checkExpression(
        command.field ?? { kind: 'field', name: '@message', span: command.span },
        names,
      );
    }
    for (const name of checkParsePattern(command, names.text)) names.define(name);
  },
  compile: (command, pipeline) => compileParse(command, pipeline),
};

function parseSource(cursor: TokenCursor): FieldExpression | undefined {
  if (cursor.current.kind !== 'word') return undefined;
  const field = parseField(cursor, 'a field');
  if (cursor.isSymbol('('))
    cursor.fail('Only a field can be parsed: name the expression with fields … as ….');
  if (cursor.isWord('logfmt', 'csv')) {
    throw unsupportedError(cursor.text, cursor.current, `parse … ${cursor.current.value}`);
  }
  return field;
}

function parseRegex(cursor: TokenCursor): RegexPattern {
  const regex = cursor.takeRegex();
  refuseFlags(cursor, regex.end);
  if (cursor.isWord('multi', 'as')) {
    throw unsupportedError(
      cursor.text,
      cursor.current,
      `${cursor.current.value} behind a pattern`,
      {
        remedy: 'Name the groups inside the pattern: (?<name>…).',
      },
    );
  }
  return { kind: 'regex', source: regex.value, span: spanOf(regex) };
}

function parseGlob(cursor: TokenCursor): GlobPattern {
  const { current } = cursor;
  if (current.kind !== 'string') cursor.fail('Expected "a glob" or /a pattern/ here.');
  cursor.advance();
  cursor.expectWord('as');
  const aliases: Name[] = cursor.list(() => cursor.expectName('a name for a *'));
  const pattern = { kind: 'string', value: current.value, span: spanOf(current) } as const;
  return { kind: 'glob', pattern, aliases };
}
