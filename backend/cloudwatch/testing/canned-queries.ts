import type { FakeLogsServer, Answer } from './fake-logs-server';

/** A row by field; a field that is left out is missing from the wire. */
export type CannedRow = Readonly<Record<string, string>>;

export interface CannedQuery {
  readonly rows: readonly CannedRow[];
  /** Answers with status Running before the query is complete; Infinity for ever. */
  readonly runningFor?: number;
  /** The status at the end; Complete where absent. */
  readonly status?: string;
  readonly statistics?: Readonly<Record<string, number>>;
}

const defaultStatistics = { recordsMatched: 7, recordsScanned: 70, bytesScanned: 700 };

function wireRow(row: CannedRow): readonly object[] {
  return Object.entries(row).map(([field, value]) => ({ field, value }));
}

/** Makes a server run queries whose results are known by their text, with pages and StopQuery. */
export function serveQueries(
  server: FakeLogsServer,
  queries: Readonly<Record<string, CannedQuery>>,
): void {
  const running = new Map<string, { query: CannedQuery; limit: number; polls: number }>();
  const stopped = new Set<string>();
  server.on('StartQuery', (input): Answer => {
    const text = String(input.queryString);
    const query = queries[text];
    if (query === undefined) {
      const message = `unexpected symbol found ${text.slice(0, 1)} at line 1 and position 0`;
      const location = { startCharOffset: 0, endCharOffset: 1 };
      return {
        kind: 'error',
        type: 'MalformedQueryException',
        message,
        more: { queryCompileError: { location, message } },
      };
    }
    const queryId = `query-${running.size + 1}`;
    running.set(queryId, { query, limit: Number(input.limit), polls: 0 });
    return { kind: 'json', body: { queryId } };
  });
  server.on('GetQueryResults', (input): Answer => {
    const found = running.get(String(input.queryId));
    if (found === undefined) return { kind: 'error', type: 'ResourceNotFoundException' };
    const { query } = found;
    const statistics = query.statistics ?? defaultStatistics;
    if (stopped.has(String(input.queryId))) {
      return { kind: 'json', body: { status: 'Cancelled', results: [], statistics } };
    }
    found.polls += 1;
    const rows = query.rows.slice(0, found.limit);
    const from = Number(input.nextToken ?? 0);
    const to = Math.min(rows.length, from + Number(input.maxItems));
    const results = rows.slice(from, to).map(wireRow);
    if (found.polls <= (query.runningFor ?? 0)) {
      return { kind: 'json', body: { status: 'Running', results, statistics } };
    }
    const nextToken = to < rows.length ? { nextToken: String(to) } : {};
    const status = query.status ?? 'Complete';
    return { kind: 'json', body: { status, results, statistics, ...nextToken } };
  });
  server.on('StopQuery', (input): Answer => {
    stopped.add(String(input.queryId));
    return { kind: 'json', body: { success: true } };
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Makes a server list log groups by prefix or pattern, 50 a page. */
export function serveLogGroups(server: FakeLogsServer, names: readonly string[]): void {
  server.on('DescribeLogGroups', (input): Answer => {
    const prefix = textOf(input.logGroupNamePrefix);
    const pattern = textOf(input.logGroupNamePattern);
    const found = names.filter((name) => name.startsWith(prefix) && name.includes(pattern)).sort();
    const from = Number(input.nextToken ?? 0);
    const to = Math.min(found.length, from + Number(input.limit));
    const logGroups = found.slice(from, to).map((logGroupName) => ({
      logGroupName,
      arn: `arn:aws:logs:eu-central-1:123456789012:log-group:${logGroupName}:*`,
      storedBytes: 1_000,
      creationTime: 1_700_000_000_000,
    }));
    const nextToken = to < found.length ? { nextToken: String(to) } : {};
    return { kind: 'json', body: { logGroups, ...nextToken } };
  });
}
