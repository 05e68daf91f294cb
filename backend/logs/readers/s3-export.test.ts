import fc from 'fast-check';
import { readAll } from '../testing/read-all';
import { s3Export } from './s3-export';
import { unreadableReasons } from './text';

const start = Date.UTC(2024, 1, 13, 21, 1, 4, 792);

describe('S3 export', () => {
  it('reads events with their continuation lines', () => {
    const { events, unreadable } = readAll(
      s3Export,
      [
        '2024-02-13T21:01:04.792Z START RequestId: 1',
        '',
        '2024-02-13T21:01:04.793Z transaction: {',
        '  "a": 1,',
        '',
        '}',
        '2024-02-13T21:01:04.794Z ',
        '2024-02-13T21:01:04.795Z last',
        '',
      ].join('\n'),
    );
    expect(events).toEqual([
      { timestamp: start, message: 'START RequestId: 1', line: 1 },
      { timestamp: start + 1, message: 'transaction: {\n  "a": 1,\n\n}', line: 3 },
      { timestamp: start + 3, message: 'last', line: 8 },
    ]);
    expect(unreadable).toEqual([]);
  });

  it('counts what stands before the first event, and events that are too long', () => {
    const part = 'y'.repeat(700_000);
    const { events, unreadable } = readAll(
      s3Export,
      `orphan\n2024-02-13T21:01:04.792Z ${part}\n${part}\n2024-02-13T21:01:04.793Z ok\n2024-02-13T21:01:04.793Z ${part}${part}\nrest\n`,
    );
    expect(events.map(({ message }) => message)).toEqual(['ok']);
    expect(unreadable.map(({ reason, line }) => [reason, line])).toEqual([
      [unreadableReasons.noEvent, 1],
      [unreadableReasons.tooLong, 2],
      [unreadableReasons.tooLong, 5],
    ]);
  });

  it('is recognised by the prefix, not by times elsewhere', () => {
    expect(s3Export.recognises('2024-02-13T21:01:04.792Z x\ny\nz\n')).toBe(true);
    expect(s3Export.recognises('{"time":"2024-02-13T21:01:04.792Z"}\n')).toBe(false);
    expect(s3Export.recognises('2024-02-13T21:01:04.792000+00:00 stream x\n')).toBe(false);
    expect(s3Export.recognises('')).toBe(false);
  });

  it('gives back what was exported, however the bytes are cut', () => {
    const message = fc
      .array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 })
      .map((lines) => lines.map((line) => line.replace(/[\r\n]/g, '_')).join('\n'))
      .filter((text) => text.trim() !== '' && !/^\d{4}-/m.test(text));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1e9 }), message), { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        (exported, pieceBytes) => {
          const content = exported
            .map(([after, text]) => `${new Date(start + after).toISOString()} ${text}\n`)
            .join('');
          const { events, unreadable } = readAll(s3Export, content, pieceBytes);
          expect(events.map(({ timestamp, message: text }) => [timestamp, text])).toEqual(
            exported.map(([after, text]) => [start + after, text]),
          );
          expect(unreadable).toEqual([]);
        },
      ),
    );
  });
});
