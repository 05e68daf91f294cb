import type { DisplayCommand } from '../ast';
import { checkProjections } from '../check/projections';
import { compileProjections } from '../compile/projections';
import { parseProjection } from '../parser/projection';
import { printProjection } from '../print/expression';
import type { CommandDefinition } from './definition';

export const display: CommandDefinition<DisplayCommand> = {
  kind: 'display',
  keywords: ['display'],
  syntax: 'display expression [as name], …',
  summary: 'Says which columns the result has. Only the last display counts.',
  example: 'display @timestamp, status, requestId',
  parse(cursor) {
    const { start } = cursor.advance();
    const projections = cursor.list(() => parseProjection(cursor));
    return { kind: 'display', projections, span: cursor.spanFrom(start) };
  },
  print: (command) => `display ${command.projections.map(printProjection).join(', ')}`,
  check: (command, names) => checkProjections(command.projections, names),
  compile(command, pipeline) {
    pipeline.display(compileProjections(command.projections, pipeline));
  },
};
