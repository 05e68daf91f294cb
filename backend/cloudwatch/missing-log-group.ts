import { TailgateError } from '../errors';
import { logGroupExists, logGroupName } from './log-groups';
import type { LogsClient } from './logs-client';
import { nearNames } from '../suggest';

/** `Log group '/aws/x' does not exist for account ID '123456789012'` */
const namedByAws = /log group '([^']+)' does not exist/i;

async function findMissing(
  client: LogsClient,
  groups: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (groups.length === 1) return groups[0];
  for (const group of groups.slice(0, 10)) {
    if (!(await logGroupExists(client, group, signal))) return group;
  }
  return undefined;
}

/** Names worth comparing, from three pages at most: the same last part, the same parent, any. */
async function candidatesFor(
  client: LogsClient,
  name: string,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const slash = name.lastIndexOf('/');
  const last = name.slice(slash + 1);
  const parent = name.slice(0, slash + 1);
  const searches = [
    ...(last.length >= 3 && last !== name ? [{ pattern: last }] : []),
    ...(parent.length > 1 ? [{ prefix: parent }] : []),
    {},
  ];
  const options = signal === undefined ? {} : { signal };
  const pages = await Promise.all(
    searches.map((search) => client.describeLogGroups(search, options)),
  );
  return pages.flatMap((page) => page.groups.map((group) => group.name));
}

/** Names of log groups that may be meant by one that does not exist, the nearest first. @throws TailgateError */
export async function nearLogGroups(
  client: LogsClient,
  nameOrArn: string,
  signal?: AbortSignal,
): Promise<string[]> {
  const name = logGroupName(nameOrArn);
  return nearNames(name, await candidatesFor(client, name, signal));
}

/** `Did you mean "a" or "b"?`; undefined where nothing is near. */
export function meantLogGroups(near: readonly string[]): string | undefined {
  if (near.length === 0) return undefined;
  return `Did you mean ${near.map((one) => `"${one}"`).join(' or ')}?`;
}

/**
 * The error for a query on a log group that does not exist, with the names of near ones. Where the
 * caller may not list log groups, the error says less but is no other.
 */
export async function missingLogGroup(
  client: LogsClient,
  groups: readonly string[],
  refusal: TailgateError,
  signal?: AbortSignal,
): Promise<TailgateError> {
  try {
    const named = namedByAws.exec(refusal.message)?.[1];
    const missing = named ?? (await findMissing(client, groups, signal));
    if (missing === undefined) return refusal;
    const name = logGroupName(missing);
    const guess = meantLogGroups(await nearLogGroups(client, name, signal));
    const advice = 'Check the name, the region and the account.';
    return new TailgateError(
      'not-found',
      `The log group "${name}" does not exist in ${client.region}.`,
      {
        ...(refusal.place === undefined ? {} : { place: refusal.place }),
        remedy: guess === undefined ? advice : `${guess} ${advice}`,
      },
    );
  } catch {
    return refusal;
  }
}
