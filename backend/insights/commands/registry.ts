import type { Command, CommandKind } from '../ast';
import { dedup } from './dedup';
import type { CommandDefinition } from './definition';
import { display } from './display';
import { fields } from './fields';
import { filter } from './filter';
import { filterIndex } from './filter-index';
import { limit } from './limit';
import { parseCommand } from './parse-command';
import { sort } from './sort';
import { stats } from './stats';
import { unnest } from './unnest';

type Definitions = {
  readonly [Kind in CommandKind]: CommandDefinition<Extract<Command, { kind: Kind }>>;
};

const definitions: Definitions = {
  fields,
  display,
  filter,
  filterIndex,
  parse: parseCommand,
  sort,
  stats,
  limit,
  dedup,
  unnest,
};

/** Every command that runs, in the order of the documentation. */
export const commands: readonly CommandDefinition<Command>[] = Object.values(definitions);

const byKeyword = new Map(
  commands.flatMap((command) => command.keywords.map((word) => [word, command] as const)),
);

/** The command that a keyword in lower case opens. */
export function commandByKeyword(keyword: string): CommandDefinition<Command> | undefined {
  return byKeyword.get(keyword);
}

export function commandKeywords(): Iterable<string> {
  return byKeyword.keys();
}

/** The definition that made a command of that kind. */
export function commandOfKind(kind: CommandKind): CommandDefinition<Command> {
  return definitions[kind];
}
