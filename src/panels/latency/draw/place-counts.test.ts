import { placeCounts } from './draw-lane';

const width = (text: string) => text.length * 6;
const mark = (x: number, count: number, tall = count) => ({ x, size: 8, tall, count });

test('every count stands above its mark where all fit', () => {
  expect(
    placeCounts([mark(20, 5), mark(40, 12)], width, [0, 100], 2).map(({ text, middle }) => [
      text,
      middle,
    ]),
  ).toEqual([
    ['12', 44],
    ['5', 24],
  ]);
});

test('where not all fit the greatest keeps its number', () => {
  const placed = placeCounts([mark(20, 18), mark(28, 26), mark(36, 11)], width, [0, 100], 2);
  expect(placed.map(({ text }) => text)).toEqual(['26']);
});

test('a number stands above every mark that it reaches over', () => {
  const [wide] = placeCounts([mark(20, 1000, 5), mark(29, 3, 18)], width, [0, 100], 2);
  expect(wide).toMatchObject({ text: '1,000', bottom: 18 });
});

test('no number leaves the lane', () => {
  const [first] = placeCounts([mark(0, 1000)], width, [0, 100], 2);
  expect(first?.middle).toBe(15);
});
