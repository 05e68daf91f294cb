import fc from 'fast-check';
import { readAll } from '../testing/read-all';
import { rawLines } from './raw-lines';
import { unreadableReasons } from './text';

describe('raw lines', () => {
  it('gives one event per line that holds something', () => {
    const { events, unreadable } = readAll(rawLines, '\uFEFF{"a":1}\r\n\n  \t\nplain text\nlast');
    expect(events.map(({ message, line }) => [line, message])).toEqual([
      [1, '{"a":1}'],
      [4, 'plain text'],
      [5, 'last'],
    ]);
    expect(events.every(({ timestamp }) => timestamp === undefined)).toBe(true);
    expect(unreadable).toEqual([]);
  });

  it('counts a line longer than an event may be and reads on', () => {
    const long = 'x'.repeat(1_048_577);
    const { events, unreadable } = readAll(rawLines, `first\n${long}\n${long.slice(1)}\nlast`);
    expect(events.map(({ message }) => message.length)).toEqual([5, 1_048_576, 4]);
    expect(unreadable).toEqual([
      { reason: unreadableReasons.tooLong, line: 2, example: `${'x'.repeat(199)}…` },
    ]);
  });

  it('counts bytes that are not UTF-8', () => {
    const content = Buffer.concat([
      Buffer.from('é\n'),
      Buffer.from([0x61, 0xff, 0x07, 0x0a]),
      Buffer.from('b'),
    ]);
    const { events, unreadable } = readAll(rawLines, content);
    expect(events.map(({ message }) => message)).toEqual(['é', 'b']);
    expect(unreadable).toEqual([
      { reason: unreadableReasons.notUtf8, line: 2, example: 'a�\\u0007' },
    ]);
  });

  it('reads the same however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('', ' ', 'é\r', '\r', '😀')), {
          maxLength: 12,
        }),
        fc.integer({ min: 1, max: 9 }),
        (lines, pieceBytes) => {
          const content = lines.join('\n');
          const expected = content
            .split('\n')
            .map((line) => line.replace(/\r$/, ''))
            .filter((line) => !/^[ \t\n\v\f\r]*$/.test(line));
          const { events } = readAll(rawLines, content, pieceBytes);
          expect(events.map(({ message }) => message)).toEqual(expected);
        },
      ),
    );
  });
});
