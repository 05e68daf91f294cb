import { Type } from '@sinclair/typebox';
import { createHash } from 'node:crypto';
import type { EventPosition, StoredEvent } from '../embedded/event-reader';
import { compareText } from '../embedded/log-catalogue';
import { parseFilterPattern } from '../filter-pattern/filter-pattern';
import { invalidParameter } from '../server/service-error';
import { chooseLogGroup, requireClass } from './log-group-choice';
import { withinBytes } from './get-log-events';
import { operation } from './operation';
import { numberAt, readPageToken, writePageToken } from './page-token';
import { pageSize, shapes } from './shapes';

const maximumPage = 10_000;
/** Events that one call looks at; then it answers with what it has, and a token. */
const eventsPerCall = 100_000;
const eventsPerRead = 10_000;

const input = Type.Object({
  logGroupName: Type.Optional(shapes.logGroupName),
  logGroupIdentifier: Type.Optional(shapes.logGroupIdentifier),
  logStreamNames: Type.Optional(Type.Array(shapes.logStreamName, { minItems: 1, maxItems: 100 })),
  logStreamNamePrefix: Type.Optional(shapes.logStreamName),
  /** Inclusive. */
  startTime: Type.Optional(shapes.timestamp),
  /** Inclusive. */
  endTime: Type.Optional(shapes.timestamp),
  filterPattern: Type.Optional(Type.String({ maxLength: 1_024 })),
  limit: Type.Optional(pageSize(maximumPage)),
  startFromHead: Type.Optional(Type.Boolean()),
  interleaved: Type.Optional(Type.Boolean()),
  nextToken: Type.Optional(shapes.token),
});

/** Events of a log group that a filter pattern matches, the oldest first. */
export const filterLogEvents = operation('FilterLogEvents', input, async (engine, call) => {
  const logGroup = chooseLogGroup(engine, call);
  requireClass(engine, logGroup, 'FilterLogEvents', ['STANDARD']);
  const { logStreamNames, logStreamNamePrefix } = call;
  if (logStreamNames !== undefined && logStreamNamePrefix !== undefined) {
    throw invalidParameter('logStreamNames and logStreamNamePrefix cannot be given together.');
  }
  const { startTime = 0, endTime = Number.MAX_SAFE_INTEGER, limit = maximumPage } = call;
  if (startTime > endTime) throw invalidParameter('endTime must not be before startTime.');
  const matches = parseFilterPattern(call.filterPattern ?? '');
  const isForward = call.startFromHead ?? true;
  const { nextToken } = call;
  // A token fits this question only; pages may differ in size.
  const members = Object.entries({ ...call, nextToken: undefined, limit: undefined });
  const question = JSON.stringify(members.sort(([a], [b]) => compareText(a, b)));
  const scope = createHash('sha256').update(question).digest('base64url');
  const logStreams =
    logStreamNamePrefix === undefined
      ? logStreamNames
      : [...engine.catalogue.streamsOf(logGroup).keys()].filter((name) =>
          name.startsWith(logStreamNamePrefix),
        );

  const place = nextToken === undefined ? undefined : readPageToken(scope, nextToken);
  let position: EventPosition | undefined = place && {
    timestamp: numberAt(place, 0),
    row: numberAt(place, 1),
  };
  const found: StoredEvent[] = [];
  let read = 0;
  let isMore = true;
  while (isMore && found.length < limit && read < eventsPerCall) {
    const events: StoredEvent[] = await engine.reader.events({
      logGroup,
      ...(logStreams === undefined ? {} : { logStreams }),
      fromMs: startTime,
      toMs: Math.min(endTime + 1, Number.MAX_SAFE_INTEGER),
      ...(position === undefined ? {} : isForward ? { after: position } : { before: position }),
      order: isForward ? 'oldest first' : 'newest first',
      limit: eventsPerRead,
    });
    isMore = events.length === eventsPerRead;
    read += events.length;
    for (const event of events) {
      if (found.length === limit) {
        isMore = true;
        break;
      }
      position = event;
      if (matches(event.message)) found.push(event);
    }
  }
  const page = withinBytes(found);
  const isCut = page.length < found.length;
  const last = isCut ? page.at(-1) : position;
  return {
    events: page.map(({ logStream, timestamp, message, ingestedMs, row }) => ({
      logStreamName: logStream,
      timestamp,
      message,
      ingestionTime: ingestedMs,
      // 56 digits, as CloudWatch's are.
      eventId: `${String(timestamp).padStart(28, '0')}${String(row).padStart(28, '0')}`,
    })),
    // CloudWatch fills this no more.
    searchedLogStreams: [],
    ...((isMore || isCut) && last !== undefined
      ? { nextToken: writePageToken(scope, [last.timestamp, last.row]) }
      : {}),
  };
});
