import { Type } from '@sinclair/typebox';
import type { EventPosition, StoredEvent } from '../embedded/event-reader';
import { invalidParameter } from '../server/service-error';
import { chooseLogGroup, requireClass } from './log-group-choice';
import { operation } from './operation';
import { eventFrameBytes } from './put-log-events';
import { pageSize, shapes } from './shapes';

const maximumPage = 10_000;
/** Bytes of messages and frames in one answer. */
const maximumPageBytes = 1_048_576;

const input = Type.Object({
  logGroupName: Type.Optional(shapes.logGroupName),
  logGroupIdentifier: Type.Optional(shapes.logGroupIdentifier),
  logStreamName: shapes.logStreamName,
  /** Inclusive. */
  startTime: Type.Optional(shapes.timestamp),
  /** Exclusive. */
  endTime: Type.Optional(shapes.timestamp),
  limit: Type.Optional(pageSize(maximumPage)),
  startFromHead: Type.Optional(Type.Boolean()),
  nextToken: Type.Optional(shapes.token),
});

/**
 * Reads the events of a stream, forwards or backwards. A forward token stands behind the last event of a page, a
 * backward token before the first; who gets back the token that was sent has reached the end.
 */
export const getLogEvents = operation('GetLogEvents', input, async (engine, call) => {
  const logGroup = chooseLogGroup(engine, call);
  requireClass(engine, logGroup, 'GetLogEvents', ['STANDARD']);
  engine.catalogue.requireStream(logGroup, call.logStreamName);
  const { startTime = 0, endTime = Number.MAX_SAFE_INTEGER, limit = maximumPage } = call;
  const token = call.nextToken === undefined ? undefined : readToken(call.nextToken);
  const isForward = token === undefined ? call.startFromHead === true : token.isForward;
  const position = token?.position;
  const found = await engine.reader.events({
    logGroup,
    logStreams: [call.logStreamName],
    fromMs: startTime,
    toMs: endTime,
    ...(position === undefined ? {} : isForward ? { after: position } : { before: position }),
    order: isForward ? 'oldest first' : 'newest first',
    limit,
  });
  const events = withinBytes(found);
  if (!isForward) events.reverse();
  const [first] = events;
  const last = events.at(-1);
  const start = position ?? { timestamp: startTime, row: -1 };
  // Behind an empty page both ways go on from where it would have begun.
  const before = first ?? { timestamp: start.timestamp, row: start.row + (isForward ? 1 : 0) };
  const behind = last ?? { timestamp: start.timestamp, row: start.row - (isForward ? 0 : 1) };
  return {
    events: events.map(({ timestamp, message, ingestedMs }) => ({
      timestamp,
      message,
      ingestionTime: ingestedMs,
    })),
    nextForwardToken: writeToken('f', behind),
    nextBackwardToken: writeToken('b', before),
  };
});

/** The first events that fit into an answer, and one in any case. */
export function withinBytes(events: readonly StoredEvent[]): StoredEvent[] {
  let bytes = 0;
  const count = events.findIndex(({ message }, at) => {
    bytes += Buffer.byteLength(message) + eventFrameBytes;
    return at > 0 && bytes > maximumPageBytes;
  });
  return count < 0 ? [...events] : events.slice(0, count);
}

/** Tokens have two numbers of 28 digits; rows count from 2 there, since a place may stand before the first. */
function writeToken(direction: 'f' | 'b', { timestamp, row }: EventPosition): string {
  return `${direction}/${String(timestamp).padStart(28, '0')}${String(row + 2).padStart(28, '0')}`;
}

function readToken(token: string): { isForward: boolean; position: EventPosition } {
  const match = /^([fb])\/0{12}(\d{16})0{12}(\d{16})$/.exec(token);
  const position = { timestamp: Number(match?.[2]), row: Number(match?.[3]) - 2 };
  if (match === null || !Number.isSafeInteger(position.timestamp + position.row)) {
    throw invalidParameter('The specified nextToken is invalid.');
  }
  return { isForward: match[1] === 'f', position };
}
