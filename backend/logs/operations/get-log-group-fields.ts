import { Type } from '@sinclair/typebox';
import { compareText } from '../embedded/log-catalogue';
import { chooseLogGroup } from './log-group-choice';
import { operation } from './operation';
import { shapes } from './shapes';

const minuteMs = 60_000;
/** Without a time, the last 15 minutes are looked at; else 8 minutes on both sides of it. */
const defaultSpanMs = 15 * minuteMs;
const sideMs = 8 * minuteMs;
/** As in StartQuery: greater numbers are ms, not seconds. */
const firstMs = 100_000_000_000;

const input = Type.Object({
  logGroupName: Type.Optional(shapes.logGroupName),
  logGroupIdentifier: Type.Optional(shapes.logGroupIdentifier),
  /** s since the epoch */
  time: Type.Optional(Type.Integer({ minimum: 0 })),
});

/** Fields that every event has. */
const always = ['@ingestionTime', '@log', '@logStream', '@message', '@timestamp'];

/** The fields of the events of some minutes, with the share of events that have each, in percent. */
export const getLogGroupFields = operation('GetLogGroupFields', input, async (engine, call) => {
  const logGroup = chooseLogGroup(engine, call);
  const now = engine.clock();
  const { time } = call;
  const centre = time === undefined ? undefined : time > firstMs ? time : time * 1000;
  const fromMs = centre === undefined ? now - defaultSpanMs : centre - sideMs;
  const toMs = Math.min(centre === undefined ? now : centre + sideMs, Number.MAX_SAFE_INTEGER);
  const { events, fields } = await engine.reader.fieldCounts(
    logGroup,
    Math.min(fromMs, Number.MAX_SAFE_INTEGER),
    toMs,
  );
  if (events === 0) return { logGroupFields: [] };
  const counted: [string, number][] = [
    ...always.map((name): [string, number] => [name, events]),
    ...fields,
  ];
  return {
    logGroupFields: counted
      .filter(([, count]) => count > 0)
      .sort(([a, left], [b, right]) => right - left || compareText(a, b))
      // A field that is there at all is never at 0 %.
      .map(([name, count]) => ({ name, percent: Math.max(1, Math.round((count / events) * 100)) })),
  };
});
