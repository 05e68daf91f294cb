import type { Command, Query } from '../ast';
import { commandByKeyword, commandKeywords } from '../commands/registry';
import { refusedCommand } from '../commands/refused';
import { unsupportedError } from '../commands/unsupported';
import { didYouMean, MalformedQueryError } from '../malformed-query-error';
import { suggest } from '../../suggest';
import { TokenCursor } from './cursor';

/** The longest query text that CloudWatch accepts, in characters. */
export const maxQueryLength = 10_000;

/** Commands in one query; CloudWatch names no limit, DuckDB's stack has one. */
const maxCommands = 200;

/**
 * Reads a Logs Insights query: commands with `|` between them. Names are not looked up; `check` does that.
 * @throws MalformedQueryError with the place of the fault
 */
export function parse(text: string): Query {
  if (text.length > maxQueryLength) {
    throw new MalformedQueryError(
      text,
      { start: maxQueryLength, end: maxQueryLength + 1 },
      `the query has ${text.length} characters; at most ${maxQueryLength} are allowed`,
    );
  }
  const cursor = new TokenCursor(text);
  const commands = [parseCommand(cursor)];
  while (cursor.acceptSymbol('|') !== undefined) {
    if (commands.length === maxCommands) {
      throw new MalformedQueryError(text, cursor.current, `more than ${maxCommands} commands`);
    }
    commands.push(parseCommand(cursor));
  }
  if (cursor.current.kind !== 'end') cursor.fail();
  return { text, commands };
}

function parseCommand(cursor: TokenCursor): Command {
  const { current } = cursor;
  if (current.kind !== 'word' || current.quoted) cursor.fail('Expected a command here.');
  const keyword = current.value.toLowerCase();
  const entry = commandByKeyword(keyword);
  if (entry !== undefined) return entry.parse(cursor);
  const refused = refusedCommand(keyword);
  if (refused !== undefined) {
    throw unsupportedError(cursor.text, current, `the command ${keyword} (${refused.what})`, {
      remedy: refused.why,
    });
  }
  return cursor.fail(didYouMean(suggest(keyword, commandKeywords())));
}
