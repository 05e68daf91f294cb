import { Type } from '@sinclair/typebox';
import type { StreamTimes } from '../embedded/event-reader';
import { compareText } from '../embedded/log-catalogue';
import { logGroupArn } from '../embedded/logs-engine';
import { invalidParameter } from '../server/service-error';
import { chooseLogGroup } from './log-group-choice';
import { operation } from './operation';
import { numberAt, readPageToken, writePageToken } from './page-token';
import { pageSize, shapes, wordOf } from './shapes';

const maximumPage = 50;

const input = Type.Object({
  logGroupName: Type.Optional(shapes.logGroupName),
  logGroupIdentifier: Type.Optional(shapes.logGroupIdentifier),
  logStreamNamePrefix: Type.Optional(shapes.logStreamName),
  orderBy: Type.Optional(wordOf('LogStreamName', 'LastEventTime')),
  descending: Type.Optional(Type.Boolean()),
  limit: Type.Optional(pageSize(maximumPage)),
  nextToken: Type.Optional(shapes.token),
});

interface ListedStream {
  readonly name: string;
  readonly createdMs: number;
  readonly times: StreamTimes | undefined;
  /** What comes before the name in the order. */
  readonly rank: number;
}

/** Lists the streams of a log group. */
export const describeLogStreams = operation('DescribeLogStreams', input, async (engine, call) => {
  const group = chooseLogGroup(engine, call);
  const { orderBy = 'LogStreamName', descending = false, logStreamNamePrefix: prefix = '' } = call;
  if (orderBy === 'LastEventTime' && prefix !== '') {
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const times = await engine.reader.streamTimes(group);
  const scope = `DescribeLogStreams ${group} ${orderBy} ${descending}`;
  const sign = descending ? -1 : 1;
  const compare = (
    a: Pick<ListedStream, 'name' | 'rank'>,
    b: Pick<ListedStream, 'name' | 'rank'>,
  ) => sign * (a.rank - b.rank || compareText(a.name, b.name));
  const place = call.nextToken === undefined ? undefined : readPageToken(scope, call.nextToken);
  const after = place && { rank: numberAt(place, 0), name: String(place[1]) };
  const streams = [...engine.catalogue.streamsOf(group)]
    .map(([name, createdMs]): ListedStream => {
      const found = times.get(name);
      const rank = orderBy === 'LastEventTime' ? (found?.lastMs ?? 0) : 0;
      return { name, createdMs, times: found, rank };
    })
    .filter(
      (one) => one.name.startsWith(prefix) && (after === undefined || compare(one, after) > 0),
    )
    .sort(compare);
  const page = streams.slice(0, call.limit ?? maximumPage);
  const last = page.at(-1);
  return {
    logStreams: page.map(({ name, createdMs, times: found }) => ({
      logStreamName: name,
      creationTime: createdMs,
      ...(found === undefined
        ? {}
        : {
            firstEventTimestamp: found.firstMs,
            lastEventTimestamp: found.lastMs,
            lastIngestionTime: found.lastIngestionMs,
          }),
      arn: `${logGroupArn(engine.region, group)}:log-stream:${name}`,
      // CloudWatch has reported 0 for every stream since 2019.
      storedBytes: 0,
    })),
    ...(last !== undefined && streams.length > page.length
      ? { nextToken: writePageToken(scope, [last.rank, last.name]) }
      : {}),
  };
});
