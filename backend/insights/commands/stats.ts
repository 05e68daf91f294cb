import type { Projection, StatsCommand } from '../ast';
import { checkStats } from '../check/stats';
import { compileStats } from '../compile/stats';
import { parseProjection } from '../parser/projection';
import { isWordToken } from '../parser/cursor';
import { printProjection } from '../print/expression';
import type { CommandDefinition } from './definition';

export const stats: CommandDefinition<StatsCommand> = {
  kind: 'stats',
  keywords: ['stats'],
  syntax: 'stats aggregate [as name], … [by expression [as name], …]',
  summary: 'Computes figures of groups of rows. A second stats works on the rows of the first.',
  example:
    'stats count(*) as requests, pct(integrationLatency, 99) as p99 by bin(5m), resourcePath',
  parse(cursor) {
    const { start } = cursor.advance();
    const aggregates = cursor.list(() => parseProjection(cursor));
    // `group by` is not in the reference, but in AWS's own samples.
    if (cursor.isWord('group') && isWordToken(cursor.peek(), ['by'])) cursor.advance();
    const groups: Projection[] =
      cursor.acceptWord('by') === undefined ? [] : cursor.list(() => parseProjection(cursor));
    return { kind: 'stats', aggregates, groups, span: cursor.spanFrom(start) };
  },
  print(command) {
    const aggregates = command.aggregates.map(printProjection).join(', ');
    const groups = command.groups.map(printProjection).join(', ');
    return groups === '' ? `stats ${aggregates}` : `stats ${aggregates} by ${groups}`;
  },
  check: (command, names) => checkStats(command, names),
  compile: (command, pipeline) => compileStats(command, pipeline),
};
