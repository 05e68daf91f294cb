import { Type } from '@sinclair/typebox';
import { hasEnded, type QueryRecord } from '../life-cycle/query-record';
import { operation } from './operation';
import { readPageToken, writePageToken } from './page-token';
import { pageSize, shapes, wordOf } from './shapes';

const maximumPage = 1_000;

const input = Type.Object({
  logGroupName: Type.Optional(shapes.logGroupName),
  status: Type.Optional(
    wordOf('Scheduled', 'Running', 'Complete', 'Failed', 'Cancelled', 'Timeout', 'Unknown'),
  ),
  maxResults: Type.Optional(pageSize(maximumPage)),
  nextToken: Type.Optional(shapes.token),
  queryLanguage: Type.Optional(wordOf('CWLI', 'SQL', 'PPL')),
});

/** Lists queries, the newest first. */
export const describeQueries = operation('DescribeQueries', input, (engine, call) => {
  const { logGroupName, status, queryLanguage = 'CWLI' } = call;
  if (logGroupName !== undefined) engine.catalogue.group(logGroupName);
  const scope = 'DescribeQueries';
  const chosen = engine.queries
    .list()
    .filter(
      (record) =>
        queryLanguage === 'CWLI' &&
        (status === undefined || record.status === status) &&
        (logGroupName === undefined || record.logGroups.includes(logGroupName)),
    );
  const after = call.nextToken === undefined ? undefined : readPageToken(scope, call.nextToken)[0];
  const queries =
    after === undefined ? chosen : chosen.slice(chosen.findIndex(({ id }) => id === after) + 1);
  const page = queries.slice(0, call.maxResults ?? maximumPage);
  const last = page.at(-1);
  return {
    queries: page.map((record) => describe(record, engine.clock())),
    ...(last !== undefined && queries.length > page.length
      ? { nextToken: writePageToken(scope, [last.id]) }
      : {}),
  };
});

function describe(record: QueryRecord, nowMs: number): object {
  const { id, text, status, createdMs, logGroups, result } = record;
  const [first] = logGroups;
  return {
    queryLanguage: 'CWLI',
    queryId: id,
    queryString: echo(record, text),
    status,
    createTime: createdMs,
    ...(logGroups.length === 1 ? { logGroupName: first } : {}),
    queryDuration: (record.endedMs ?? nowMs) - createdMs,
    ...(hasEnded(record) && result !== undefined
      ? { bytesScanned: result.statistics.bytesScanned }
      : {}),
  };
}

/** The query as CloudWatch shows it: with its log groups and range before it. */
function echo({ logGroups, fromMs, toMs }: QueryRecord, text: string): string {
  const sources = logGroups.map((name) => `"${name}"`).join(', ');
  return `SOURCE ${sources} START=${fromMs} END=${toMs - 1} | ${text}`;
}
