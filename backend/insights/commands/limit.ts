import type { LimitCommand } from '../ast';
import { MalformedQueryError } from '../malformed-query-error';
import type { CommandDefinition } from './definition';
import { unsupportedError } from './unsupported';

/** The most rows that CloudWatch returns. */
export const maxLimit = 100_000;

export const limit: CommandDefinition<LimitCommand> = {
  kind: 'limit',
  keywords: ['limit'],
  syntax: 'limit count',
  summary: 'Returns at most so many rows, the first ones in their order.',
  example: 'limit 20',
  parse(cursor) {
    const { start } = cursor.advance();
    if (cursor.isWord('any')) {
      throw unsupportedError(cursor.text, cursor.current, 'limit any', {
        remedy: 'Use limit without any.',
      });
    }
    const { current } = cursor;
    if (current.kind !== 'number') cursor.fail('Expected a number of rows here.');
    cursor.advance();
    const count = Number(current.value);
    if (!Number.isInteger(count) || count < 1 || count > maxLimit) {
      throw new MalformedQueryError(
        cursor.text,
        current,
        `limit takes a whole number from 1 to ${maxLimit}, not ${current.value}`,
      );
    }
    return { kind: 'limit', count, span: cursor.spanFrom(start) };
  },
  print: (command) => `limit ${command.count}`,
  check(command, names) {
    names.cut = { command: 'limit', span: command.span };
  },
  compile: (command, pipeline) => pipeline.limit(command.count),
};
