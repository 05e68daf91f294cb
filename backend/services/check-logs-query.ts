import { TailgateError } from '../errors';
import { check, MalformedQueryError, parse, type Command } from '../insights';

/**
 * Whether a command reads nothing but the log groups that the query was started on, and nothing that
 * was masked there. A command that the language learns is decided here, or this does not compile.
 */
const staysWithin: Readonly<Record<Command['kind'], boolean>> = {
  fields: true,
  display: true,
  filter: true,
  filterIndex: true,
  parse: true,
  unnest: true,
  sort: true,
  stats: true,
  limit: true,
  dedup: true,
};
const within: ReadonlyMap<string, boolean> = new Map(Object.entries(staysWithin));

/**
 * Words of CloudWatch that reach beyond: other log groups (SOURCE, join, appendcols, a subquery), lookup
 * tables, masked data. The language does not read them, so they are told by the place of its error.
 */
const refusedWord = /^\(?\s*(source|join|lookup|cidrlookup|unmask|appendcols)\b/i;
/** What stands before a word that opens a command; `unmask(…)` is also a function. */
const opensCommand = /(?:^|[|(])\s*$/;

const denied = (what: string): TailgateError =>
  new TailgateError(
    'access-denied',
    `A query may not use ${what}: it reads the log groups of its source, as they are.`,
    { place: 'text', remedy: 'Leave it out; choose log groups by the source that you ask.' },
  );

function refusedAt(text: string, offset: number): string | undefined {
  const word = refusedWord.exec(text.slice(offset))?.[1]?.toUpperCase();
  const isCommand = opensCommand.test(text.slice(0, offset)) || text.startsWith('(', offset);
  return isCommand || word === 'UNMASK' ? word : undefined;
}

/** @throws TailgateError `access-denied` for a command that is not known to stay within its log groups */
export function refuseForeignCommands(commands: readonly { readonly kind: string }[]): void {
  for (const { kind } of commands) {
    if (within.get(kind) !== true) throw denied(`the command ${kind}`);
  }
}

/**
 * Checks that a query can run on the log groups of its source, and reads no others.
 * @throws TailgateError `access-denied`, `malformed-query`
 */
export function checkLogsQuery(text: string): void {
  try {
    const query = parse(text);
    refuseForeignCommands(query.commands);
    check(query);
  } catch (thrown) {
    if (!(thrown instanceof MalformedQueryError)) throw thrown;
    const word = refusedAt(text, thrown.startCharOffset);
    throw word === undefined ? thrown : denied(word);
  }
}
