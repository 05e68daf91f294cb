import fc from 'fast-check';
import { placeNames, type NamedBand } from './episode-names';

// Every letter is 10 wide.
const width = (text: string) => text.length * 10;
const fitted = (text: string, room: number) =>
  width(text) <= room ? text : room < 40 ? '' : `${text.slice(0, Math.floor(room / 10) - 1)}…`;
const sizes = { shape: 20, gap: 4, beside: 200, least: 0.6 };
const names = ['Critical: Timeouts · POST /x', 'Critical: Timeouts', 'Timeouts'];
const place = (bands: NamedBand[]) =>
  placeNames(bands, { start: 0, end: 1000 }, sizes, { width, fitted });

test('a name stands in its band where one fits, the fullest that does', () => {
  expect(place([{ start: 100, end: 500, names }])).toEqual([
    { text: names[0], x: 120, shapeX: 111 },
  ]);
  expect(place([{ start: 100, end: 310, names }])[0]?.text).toBe(names[1]);
});

test('else right beside it, on the side with more room, and never long', () => {
  expect(place([{ start: 900, end: 950, names }])).toEqual([
    { text: names[1], x: 900 - 4 - 180, shapeX: 925 },
  ]);
  expect(place([{ start: 20, end: 26, names }])).toEqual([
    { text: names[1], x: 26 + 4 + 20, shapeX: 26 + 4 + 8 },
  ]);
});

test('a whole name beside a band comes before a part of one inside it', () => {
  expect(place([{ start: 900, end: 990, names }])).toEqual([
    { text: names[1], x: 900 - 4 - 180, shapeX: 945 },
  ]);
  const only = ['Slow integration on 12 endpoints'];
  expect(place([{ start: 600, end: 900, names: only }])[0]).toMatchObject({
    text: only[0],
    x: 276,
  });
});

test('a name without room beside its band is shortened inside it, before it is shortened beside', () => {
  expect(
    place([
      { start: 0, end: 890, names },
      { start: 900, end: 990, names },
    ])[1],
  ).toEqual({ text: 'Timeo…', x: 920, shapeX: 911 });
});

test('a name beside a band ends a shape before the next band', () => {
  const rightOf = (next: number) =>
    place([
      { start: 0, end: 40, names: ['Timeouts'] },
      { start: next, end: 900, names: ['Other'] },
    ])[0]?.text;
  expect([rightOf(44 + 80 + 20), rightOf(44 + 80 + 19)]).toEqual(['Timeouts', 'Timeou…']);
});

test('between others a name is shortened rather than written over them, or left out', () => {
  const middleOf = (distance: number) =>
    place(
      [0, 1, 2].map((turn) => ({
        start: 400 + turn * distance,
        end: 410 + turn * distance,
        names,
      })),
    )[1]?.text;
  expect([middleOf(146), middleOf(116), middleOf(76)]).toEqual(['Timeouts', 'Timeo…', '']);
});

test('names neither leave the row nor stand on another band or name, whatever the bands', () => {
  const band = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 300 }));
  fc.assert(
    fc.property(fc.array(band, { maxLength: 8 }), (gaps) => {
      const bands: NamedBand[] = [];
      let end = 0;
      for (const [gap, length] of gaps) {
        const start = end + gap;
        end = start + length;
        if (end <= 1000) bands.push({ start, end, names });
      }
      const stretches = place(bands).map(({ x, text }) => ({ start: x, end: x + width(text) }));
      stretches.forEach((one, position) => {
        if (one.end === one.start) return;
        expect(one.start).toBeGreaterThanOrEqual(0);
        expect(one.end).toBeLessThanOrEqual(1000);
        bands.forEach((other, at) => {
          if (at !== position) expect(one.start < other.end && one.end > other.start).toBe(false);
        });
        stretches.forEach((other, at) => {
          if (at !== position && other.end > other.start) {
            expect(one.start < other.end && one.end > other.start).toBe(false);
          }
        });
      });
    }),
  );
});
