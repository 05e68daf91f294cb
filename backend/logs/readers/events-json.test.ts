import fc from 'fast-check';
import { readAll } from '../testing/read-all';
import { eventsJson } from './events-json';
import { unreadableReasons } from './text';

const event = (timestamp: number, message: string) => ({
  logStreamName: 'stream/1',
  timestamp,
  message,
  ingestionTime: timestamp + 5,
  eventId: '3',
});

describe('events of the AWS CLI', () => {
  it('reads pages one after another, compact or indented', () => {
    const first = JSON.stringify({
      events: [event(1, 'a "quoted" {brace'), event(2, 'é]')],
      nextToken: 'x',
    });
    const second = JSON.stringify(
      { searchedLogStreams: [{ a: [] }], events: [event(3, '}')] },
      null,
      4,
    );
    const { events, unreadable } = readAll(eventsJson, `${first}\n${second}\n`);
    expect(events).toEqual([
      {
        timestamp: 1,
        message: 'a "quoted" {brace',
        logStream: 'stream/1',
        ingestionTime: 6,
        line: 1,
      },
      { timestamp: 2, message: 'é]', logStream: 'stream/1', ingestionTime: 7, line: 1 },
      { timestamp: 3, message: '}', logStream: 'stream/1', ingestionTime: 8, line: 9 },
    ]);
    expect(unreadable).toEqual([]);
  });

  it('reads get-log-events, whose events name no stream', () => {
    const page =
      '{"events":[{"timestamp":7,"message":"m","ingestionTime":8}],"nextForwardToken":"f/1"}';
    expect(readAll(eventsJson, page).events).toEqual([
      { timestamp: 7, message: 'm', ingestionTime: 8, line: 1 },
    ]);
  });

  it('keeps what came before a cut, and counts the rest', () => {
    const page = JSON.stringify({ events: [event(1, 'whole'), event(2, 'cut')] });
    const { events, unreadable } = readAll(eventsJson, page.slice(0, -30));
    expect(events.map(({ message }) => message)).toEqual(['whole']);
    expect(unreadable.map(({ reason }) => reason)).toEqual([unreadableReasons.halfWritten]);
    expect(unreadable[0]?.example).toContain('"cut"');
  });

  it('counts elements that are no events', () => {
    const page =
      '{"events":[{"message":"no time"},{"timestamp":1,"message":5},{"timestamp":x},{"timestamp":2,"message":"ok"}]} rest';
    const { events, unreadable } = readAll(eventsJson, page);
    expect(events.map(({ message }) => message)).toEqual(['ok']);
    expect(unreadable.map(({ reason }) => reason)).toEqual([
      unreadableReasons.badEvent,
      unreadableReasons.badEvent,
      unreadableReasons.brokenJson,
      unreadableReasons.brokenJson,
    ]);
  });

  it('is recognised by its first key', () => {
    expect(eventsJson.recognises('{\n  "events": [\n')).toBe(true);
    expect(eventsJson.recognises('{"searchedLogStreams":[],"events":[]}')).toBe(true);
    expect(eventsJson.recognises('{"events":5}')).toBe(false);
    expect(eventsJson.recognises('{"requestId":"1"}\n')).toBe(false);
  });

  it('gives back any messages, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(undefined, 2),
        (sent, pieceBytes, indent) => {
          const page = {
            events: sent.map(([time, text]) => event(time, text)),
            other: [{ events: [{}] }],
          };
          const { events, unreadable } = readAll(
            eventsJson,
            JSON.stringify(page, null, indent),
            pieceBytes,
          );
          expect(events.map(({ timestamp, message }) => [timestamp, message])).toEqual(sent);
          expect(unreadable).toEqual([]);
        },
      ),
    );
  });

  it('never throws, whatever the bytes', () => {
    const soup = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        '\\',
        ':',
        ',',
        '"events":[',
        '{"timestamp":1,"message":"m"}',
        '\n',
        'é',
      ),
    );
    fc.assert(
      fc.property(soup, fc.integer({ min: 1, max: 5 }), (parts, pieceBytes) => {
        const read = readAll(eventsJson, parts.join(''), pieceBytes);
        expect(read.events.every(({ message }) => message === 'm')).toBe(true);
      }),
    );
  });
});
