import { Type } from '@sinclair/typebox';
import type { InputEvent } from '../embedded/event-writer';
import { maximumEventBytes } from '../log-event';
import { invalidParameter } from '../server/service-error';
import { operation } from './operation';
import { shapes } from './shapes';

/** Bytes of a batch: messages as UTF-8, and 26 for each event. */
const maximumBatchBytes = 1_048_576;
/** Bytes that each event counts beside its message. */
export const eventFrameBytes = 26;
const maximumEvents = 10_000;
const hourMs = 3_600_000;
const longestSpanMs = 24 * hourMs;
const oldestMs = 14 * 24 * hourMs;
const furthestAheadMs = 2 * hourMs;

const input = Type.Object({
  logGroupName: shapes.logGroupName,
  logStreamName: shapes.logStreamName,
  logEvents: Type.Array(
    Type.Object({
      timestamp: shapes.timestamp,
      message: Type.String({ minLength: 1 }),
    }),
    { minItems: 1, maxItems: maximumEvents },
  ),
  // Sequence tokens have had no meaning since 2023.
  sequenceToken: Type.Optional(Type.String({ minLength: 1 })),
});

/** The token that every answer carries: old clients want one. */
const sequenceToken = '49590302938479650000000000000000000000000000000000000000';

/** Stores a batch of events; it answers when they are committed. Events too old or too new are left out, and told. */
export const putLogEvents = operation('PutLogEvents', input, async (engine, call) => {
  const { logGroupName, logStreamName, logEvents } = call;
  requireLimits(logEvents);
  engine.catalogue.requireStream(logGroupName, logStreamName);
  const now = engine.clock();
  const firstKept = logEvents.findIndex(({ timestamp }) => timestamp >= now - oldestMs);
  const tooOld = firstKept < 0 ? logEvents.length : firstKept;
  const firstTooNew = logEvents.findIndex(({ timestamp }) => timestamp > now + furthestAheadMs);
  const tooNew = firstTooNew < 0 ? logEvents.length : firstTooNew;
  const kept = logEvents.slice(tooOld, tooNew);
  if (kept.length > 0) await engine.writer.write(logGroupName, logStreamName, kept, now);
  const rejected = {
    ...(tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {}),
    ...(firstTooNew >= 0 ? { tooNewLogEventStartIndex: firstTooNew } : {}),
  };
  return {
    nextSequenceToken: sequenceToken,
    ...(kept.length < logEvents.length ? { rejectedLogEventsInfo: rejected } : {}),
  };
});

/** @throws ServiceError InvalidParameterException */
function requireLimits(events: readonly InputEvent[]): void {
  let bytes = 0;
  let last = 0;
  for (const { timestamp, message } of events) {
    const size = Buffer.byteLength(message);
    if (size > maximumEventBytes) {
      throw invalidParameter(
        `Log event too large: ${size + eventFrameBytes} bytes exceeds limit of ${maximumEventBytes}`,
      );
    }
    if (timestamp < last) {
      throw invalidParameter(
        'Log events in a single PutLogEvents request must be in chronological order.',
      );
    }
    last = timestamp;
    bytes += size + eventFrameBytes;
  }
  if (bytes > maximumBatchBytes) {
    throw invalidParameter(
      `Upload too large: ${bytes} bytes exceeds limit of ${maximumBatchBytes}`,
    );
  }
  if (last - (events[0]?.timestamp ?? last) > longestSpanMs) {
    throw invalidParameter(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    );
  }
}
