import { heightBelow } from './canvas';

test.each([1, 1.5, 2])('the lane is as high on a screen of %s pixels to one of CSS', (ratio) => {
  const plot = {
    ctx: { canvas: { width: 400 * ratio } },
    width: 400,
    bbox: { left: 40 * ratio, top: 20 * ratio, width: 350 * ratio, height: 200 * ratio },
    valToPos: () => 184 * ratio,
  };
  expect(heightBelow(plot, 0)).toBe(36);
});
