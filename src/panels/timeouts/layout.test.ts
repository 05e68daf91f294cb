import { layoutOf, leftColumn } from './layout';

const all = { sparkline: true };

test('a small panel has the count and its change alone', () => {
  expect(layoutOf(200, 100, all, 5, true)).toMatchObject({
    mode: 'compact',
    hasEndpoints: false,
    sparkline: { width: 0, height: 0 },
    asideLines: 0,
  });
  expect(layoutOf(400, 100, all, 5, true).sparkline.width).toBe(160);
});

test('endpoints stand below the count, beside it where it is wide', () => {
  expect(layoutOf(400, 400, all, 5, true)).toMatchObject({ mode: 'stack', hasEndpoints: true });
  expect(layoutOf(900, 300, all, 5, true)).toMatchObject({ mode: 'columns', hasEndpoints: true });
  expect(layoutOf(900, 300, all, 0, true)).toMatchObject({ mode: 'stack', hasEndpoints: false });
});

test('a wall gets large rows, a long list does not', () => {
  expect(layoutOf(2_400, 700, all, 2, true).isLarge).toBe(true);
  expect(layoutOf(2_400, 700, all, 40, true).isLarge).toBe(false);
});

test('nothing is larger than the panel', () => {
  for (let width = 100; width <= 3_840; width += 97) {
    for (let height = 40; height <= 2_160; height += 61) {
      const { mode, countSize, sparkline, asideLines } = layoutOf(width, height, all, 5, true);
      const column = mode === 'columns' ? leftColumn(width) : width;
      const isSeen = height >= 56;
      expect(sparkline.width).toBeLessThanOrEqual(column);
      if (isSeen) {
        expect(countSize * 1.1 + sparkline.height * (mode === 'compact' ? 0 : 1)).toBeLessThan(
          height,
        );
      }
      expect(asideLines * 24).toBeLessThan(height);
    }
  }
});
