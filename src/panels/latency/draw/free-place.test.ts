import { freest, linesIn, type Box } from './free-place';

const box = (left: number, top: number): Box => ({
  left,
  right: left + 10,
  top,
  bottom: top + 10,
});
const nothing = { names: [], edges: [], linesIn: () => 0 };

// A pixel is a ms; values rise from 0 at the position 100 to 100 at the top.
const plot = (shown: readonly boolean[]) => ({
  posToVal: (position: number, scale: string) => (scale === 'x' ? position : 100 - position),
  series: [{}, ...shown.map((show) => ({ show }))],
});
const times = [0, 20, 40, 60, 80];

test('the first place is taken where nothing is in the way', () => {
  const places = [box(50, 0), box(0, 0)];
  expect(freest(places, nothing)).toBe(places[0]);
  expect(freest([], nothing)).toBeUndefined();
});

test('a name is worse than lines, lines are worse than edges', () => {
  const [name, line, edge] = [box(0, 0), box(20, 0), box(40, 0)];
  const obstacles = {
    names: [box(5, 5)],
    edges: [45],
    linesIn: ({ left }: Box) => (left === 20 ? 5 : 0),
  };
  expect(freest([name, line, edge], obstacles)).toBe(edge);
  expect(freest([name, line], obstacles)).toBe(line);
  expect(freest([name, line, edge, box(60, 0)], obstacles)?.left).toBe(60);
});

test('a line is in a box where its values are, and where it passes between two of them', () => {
  const values = [10, 10, 90, 10, 10];
  const inBox = linesIn(plot([true]), { times, series: [{ values }] });
  const count = (at: Box) => inBox(at, Number.POSITIVE_INFINITY);
  // The line rises from 10 to 90 between 20 and 40: halfway it passes 50.
  expect(count({ left: 28, right: 32, top: 45, bottom: 55 })).toBeGreaterThan(0);
  expect(count({ left: 62, right: 78, top: 45, bottom: 55 })).toBe(0);
  expect(count({ left: 62, right: 78, top: 85, bottom: 95 })).toBeGreaterThan(0);
});

test('gaps and lines that are not shown hide nothing, a value of its own does', () => {
  const values = [null, null, 50, null, null];
  const at = { left: 30, right: 50, top: 45, bottom: 55 };
  expect(linesIn(plot([true]), { times, series: [{ values }] })(at, 1)).toBeGreaterThan(0);
  expect(linesIn(plot([false]), { times, series: [{ values }] })(at, 1)).toBe(0);
  expect(linesIn(plot([true]), { times, series: [{ values: [null, null, null] }] })(at, 1)).toBe(0);
});
