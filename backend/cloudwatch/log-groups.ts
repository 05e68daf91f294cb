import type { LogGroup, LogsClient } from './logs-client';

export interface LogGroupFilter {
  /** Names that start with it; not together with `pattern`, as CloudWatch takes only one. */
  readonly prefix?: string;
  /** Names that contain it. */
  readonly pattern?: string;
  /** The most groups to read; 1,000 where absent. */
  readonly most?: number;
  readonly signal?: AbortSignal;
}

/** Log groups of the account, in the order of CloudWatch; `complete` is false where more exist. */
export async function listLogGroups(
  client: LogsClient,
  filter: LogGroupFilter = {},
): Promise<{ readonly groups: readonly LogGroup[]; readonly complete: boolean }> {
  const { most = 1_000, signal, prefix, pattern } = filter;
  const by = {
    ...(prefix === undefined || prefix === '' ? {} : { prefix }),
    ...(pattern === undefined || pattern === '' ? {} : { pattern }),
  };
  const groups: LogGroup[] = [];
  const seen = new Set<string>();
  let nextToken: string | undefined;
  do {
    const page = await client.describeLogGroups(
      nextToken === undefined ? by : { ...by, nextToken },
      signal === undefined ? {} : { signal },
    );
    groups.push(...page.groups);
    nextToken = page.nextToken;
    // A token that comes back would be read for ever.
    if (nextToken !== undefined && seen.has(nextToken)) nextToken = undefined;
    else if (nextToken !== undefined) seen.add(nextToken);
  } while (nextToken !== undefined && groups.length < most);
  return {
    groups: groups.slice(0, most),
    complete: nextToken === undefined && groups.length <= most,
  };
}

/** The name in a log group's ARN, or the name itself. */
export function logGroupName(nameOrArn: string): string {
  const name = /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(nameOrArn)?.[1];
  return name ?? nameOrArn;
}

/** Whether the log group exists, in the account and region of the client. */
export async function logGroupExists(
  client: LogsClient,
  nameOrArn: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const name = logGroupName(nameOrArn);
  // Sorted by name, so that the group itself comes before all that its name begins.
  const page = await client.describeLogGroups(
    { prefix: name },
    signal === undefined ? {} : { signal },
  );
  return page.groups.some((group) => group.name === name);
}
