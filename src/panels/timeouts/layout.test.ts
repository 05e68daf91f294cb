import { layoutOf, type Content } from './layout';
import { measures } from './measures';

const content: Content = {
  count: 2,
  noun: 8,
  hasNotices: false,
  rate: 26,
  change: 31,
  when: 54,
  whenShort: 33,
  hasSparkline: true,
  listed: 2,
  quiet: 4,
  hasNear: true,
  signals: 4,
  orphaned: 0,
};

test('a small panel has the count and what fits of its lines', () => {
  expect(layoutOf(200, 100, content)).toMatchObject({
    mode: 'compact',
    list: undefined,
    head: { change: 'short', sparkline: { width: 0, height: 0 } },
    aside: { shown: 0 },
  });
  expect(layoutOf(400, 100, content).head.sparkline.width).toBe(160);
});

test('endpoints stand below the count, beside it where it is wide', () => {
  expect(layoutOf(400, 400, content)).toMatchObject({ mode: 'stack', list: { below: 0 } });
  expect(layoutOf(900, 300, content)).toMatchObject({ mode: 'columns', list: { below: 0 } });
  const quiet = { ...content, listed: 0 };
  expect(layoutOf(900, 300, quiet)).toMatchObject({ mode: 'stack', list: undefined });
});

test('what stands in the issue is there in a panel of a usual size: nothing of it is cut', () => {
  for (const [width, height] of [
    [400, 360],
    [400, 480],
    [600, 260],
    [1_200, 300],
  ] as const) {
    const { head, list, aside } = layoutOf(width, height, content);
    expect(head.hasRate).toBe(true);
    expect(head.whenLines).toBeGreaterThan(0);
    expect(head.sparkline.height).toBeGreaterThan(20);
    expect(list).toMatchObject({ below: 0, hasFooter: true });
    expect(aside).toMatchObject({ hasNear: true, signals: 4 });
  }
});

test('the sparkline stays in a low panel', () => {
  for (const [width, height] of [
    [240, 150],
    [300, 150],
    [560, 150],
    [700, 150],
  ] as const) {
    const { sparkline, when } = layoutOf(width, height, content).head;
    expect(sparkline.height).toBeGreaterThan(20);
    expect(when).not.toBe('none');
  }
});

test('work that went on comes before signals', () => {
  const orphaned = { ...content, orphaned: 120 };
  expect(layoutOf(400, 400, orphaned).aside.orphanedLines).toBe(2);
  expect(layoutOf(1_200, 300, orphaned).aside.orphanedLines).toBeGreaterThan(0);
  const tight = layoutOf(300, 330, orphaned).aside;
  expect(tight.orphanedLines).toBeGreaterThan(0);
  expect(tight.signals).toBeLessThan(4);
});

test('a wall gets larger text, also with many endpoints', () => {
  expect(layoutOf(1_000, 300, content).textSize).toBe(14);
  expect(layoutOf(3_840, 900, content).textSize).toBeGreaterThan(36);
  const many = layoutOf(3_840, 900, { ...content, listed: 40 }).list;
  expect(many?.textSize).toBeGreaterThan(24);
});

test('where not all endpoints fit, whole rows are seen and the rest is counted', () => {
  const { list } = layoutOf(900, 300, { ...content, listed: 40 });
  const rows = (list?.height ?? 0) / (list?.row ?? 1);
  expect(rows).toBeCloseTo(Math.round(rows));
  expect(list?.below).toBe(40 - Math.round(rows));
});

test('nothing is larger than the panel', () => {
  const contents = [
    content,
    { ...content, hasNotices: true, listed: 1, quiet: 0, orphaned: 200 },
    { ...content, count: 9, listed: 40, quiet: 300, when: 90, whenShort: 60 },
    { ...content, listed: 0, hasSparkline: false, change: 0, when: 0, whenShort: 0 },
  ];
  for (const given of contents) {
    for (let width = 150; width <= 3_840; width += 97) {
      for (let height = 40; height <= 2_160; height += 61) {
        const { mode, textSize, head, list, aside, left, asideBelow } = layoutOf(
          width,
          height,
          given,
        );
        const gap = measures.gap * textSize;
        const [ofList, ofAside] = [list?.total ?? 0, aside.height].map((part) =>
          part > 0 ? part + gap : 0,
        );
        const sizes =
          mode !== 'columns'
            ? [head.height + ofList + ofAside]
            : asideBelow === 'count'
              ? [head.height + ofAside, ofList - gap]
              : [head.height, ofList - gap + ofAside];
        expect(head.sparkline.width).toBeLessThanOrEqual(left);
        expect(head.countSize * given.count * measures.digit).toBeLessThanOrEqual(left + 1);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(height + 1);
      }
    }
  }
});
