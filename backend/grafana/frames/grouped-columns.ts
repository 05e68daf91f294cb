import { parse, type Command } from '../../insights';

/** The columns to which a command gives new values. */
function columnsMade(command: Command): readonly string[] {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return command.projections
        .filter(
          ({ expression, column }) => expression.kind !== 'field' || expression.name !== column,
        )
        .map(({ column }) => column);
    case 'parse':
      return command.pattern.kind === 'glob'
        ? command.pattern.aliases.map(({ name }) => name)
        : [...command.pattern.source.matchAll(/\(\?P?<(\w+)>/g)].flatMap(([, name]) => name ?? []);
    case 'unnest':
      return [command.alias.name];
    default:
      return [];
  }
}

/**
 * The columns of a result that hold what the last `stats` of its query groups by, so that they are the
 * same at each run; undefined where the query has no `stats`.
 */
export function groupedColumns(text: string): ReadonlySet<string> | undefined {
  try {
    const { commands } = parse(text);
    const place = commands.findLastIndex(({ kind }) => kind === 'stats');
    const stats = commands[place];
    if (stats?.kind !== 'stats') return undefined;
    const grouped = new Set(stats.groups.map(({ column }) => column));
    for (const name of commands.slice(place + 1).flatMap(columnsMade)) grouped.delete(name);
    return grouped;
  } catch {
    // CloudWatch may know more of the language than the parser: then the kinds of columns decide.
    return /(^|\|)\s*stats\s/i.test(text) ? new Set() : undefined;
  }
}
