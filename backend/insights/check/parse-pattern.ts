import type { ParseCommand } from '../ast';
import { MalformedQueryError } from '../malformed-query-error';
import { globWildcards } from '../regex/glob';
import { checkRegex } from './regex';

/** Fields that one parse may make. */
const maxAliases = 200;

/** The names that a parse defines. @throws MalformedQueryError where pattern and names do not fit. */
export function checkParsePattern(command: ParseCommand, text: string): readonly string[] {
  const { pattern } = command;
  const names =
    pattern.kind === 'regex'
      ? checkRegex(pattern, text).groups.flatMap(({ name }) => (name === undefined ? [] : [name]))
      : pattern.aliases.map((alias) => alias.name);
  if (names.length > maxAliases) {
    throw new MalformedQueryError(
      text,
      command.span,
      `parse makes ${names.length} fields; at most ${maxAliases} are allowed`,
    );
  }
  if (pattern.kind === 'glob') checkGlob(command, pattern.pattern.value, names, text);
  else if (names.length === 0) {
    throw new MalformedQueryError(
      text,
      pattern.span,
      'the pattern of parse has no named group',
      'Name what it shall take out: (?<name>…).',
    );
  }
  return names;
}

function checkGlob(
  command: ParseCommand,
  glob: string,
  names: readonly string[],
  text: string,
): void {
  const wildcards = globWildcards(glob);
  if (wildcards !== names.length) {
    throw new MalformedQueryError(
      text,
      command.span,
      `the glob of parse has ${wildcards} *, but ${names.length} name${names.length === 1 ? '' : 's'} follow${names.length === 1 ? 's' : ''} as`,
      'Give each * one name.',
    );
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new MalformedQueryError(text, command.span, `parse names ${twice} twice`);
  }
}
