import type { FieldsCommand } from '../ast';
import { checkProjections } from '../check/projections';
import { compileProjections } from '../compile/projections';
import { parseProjection } from '../parser/projection';
import { printProjection } from '../print/expression';
import type { CommandDefinition } from './definition';

export const fields: CommandDefinition<FieldsCommand> = {
  kind: 'fields',
  keywords: ['fields'],
  syntax: 'fields expression [as name], …',
  summary: 'Computes columns. Several fields commands add up unless there is a display.',
  example: 'fields @timestamp, status, responseLatency - integrationLatency as overhead',
  parse(cursor) {
    const { start } = cursor.advance();
    const projections = cursor.list(() => parseProjection(cursor));
    return { kind: 'fields', projections, span: cursor.spanFrom(start) };
  },
  print: (command) => `fields ${command.projections.map(printProjection).join(', ')}`,
  check: (command, names) => checkProjections(command.projections, names),
  compile(command, pipeline) {
    pipeline.output(compileProjections(command.projections, pipeline));
  },
};
