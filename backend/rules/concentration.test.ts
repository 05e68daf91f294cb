import fc from 'fast-check';
import { concentrationOf } from './concentration';
import { minute, noon } from './testing/traffic';

const day = { fromMs: noon, toMs: noon + 24 * 60 * minute, binMs: 5 * minute };
const at = (bin: number): number => noon + bin * 5 * minute;

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

test('the shortest run of bins with at least 80 %', () => {
  const counts = new Map([
    [at(3), 10],
    [at(100), 60],
    [at(102), 25],
    [at(200), 5],
  ]);
  expect(concentrationOf(counts, day)).toEqual({
    from: iso(at(100)),
    to: iso(at(103)),
    count: 85,
    share: 0.85,
  });
});

test('exactly 80 % is enough, less is not', () => {
  const run = (count: number) =>
    concentrationOf(
      new Map([
        [at(10), count],
        [at(20), 100 - count],
      ]),
      day,
    );
  expect(run(80)).toMatchObject({ from: iso(at(10)), to: iso(at(11)), count: 80 });
  expect(run(79)).toMatchObject({ from: iso(at(10)), to: iso(at(21)), count: 100 });
});

test('of runs equally short the fullest wins, then the earliest', () => {
  const counts = new Map([
    [at(1), 45],
    [at(2), 40],
    [at(3), 46],
  ]);
  // Two bins hold 85 or 86 of 131, less than 80 %: all three are needed.
  expect(concentrationOf(counts, day)).toMatchObject({ count: 131 });
  const fuller = new Map([
    [at(1), 10],
    [at(2), 80],
    [at(3), 10],
    [at(4), 0],
  ]);
  expect(concentrationOf(fuller, day)).toMatchObject({ from: iso(at(2)), count: 80 });
  const equal = new Map([
    [at(1), 45],
    [at(2), 0],
    [at(3), 45],
    [at(4), 0],
    [at(5), 10],
  ]);
  expect(concentrationOf(equal, day)).toMatchObject({
    from: iso(at(1)),
    to: iso(at(4)),
    count: 90,
  });
});

test('null where it is spread over more than half of the range, or nothing is counted', () => {
  const spread = new Map(Array.from({ length: 288 }, (_, bin) => [at(bin), 1]));
  expect(concentrationOf(spread, day)).toBeNull();
  expect(
    concentrationOf(
      new Map([
        [at(1), 50],
        [at(150), 50],
      ]),
      day,
    ),
  ).toBeNull();
  expect(concentrationOf(new Map(), day)).toBeNull();
  expect(concentrationOf(new Map([[at(1), 0]]), day)).toBeNull();
});

test('a run ends with the range', () => {
  const range = { fromMs: at(0) + minute, toMs: at(20) + minute, binMs: 5 * minute };
  expect(concentrationOf(new Map([[at(0), 4]]), range)).toMatchObject({
    from: iso(at(0) + minute),
    to: iso(at(1)),
  });
  expect(concentrationOf(new Map([[at(20), 4]]), range)).toMatchObject({
    to: iso(at(20) + minute),
  });
});

test('no shorter run holds as much', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 })), {
        minLength: 1,
        maxLength: 30,
      }),
      (pairs) => {
        const counts = new Map(
          [...new Map(pairs)].sort(([a], [b]) => a - b).map(([bin, n]) => [at(bin), n]),
        );
        const total = [...counts.values()].reduce((a, b) => a + b, 0);
        const found = concentrationOf(counts, day)!;
        expect(found.count).toBeGreaterThanOrEqual(0.8 * total);
        const length = Date.parse(found.to) - Date.parse(found.from);
        for (let start = 0; start <= 60; start += 1) {
          let held = 0;
          for (const [bin, n] of counts) {
            if (bin >= at(start) && bin + 5 * minute < at(start) + length) held += n;
          }
          expect(held).toBeLessThan(0.8 * total);
        }
      },
    ),
  );
});
