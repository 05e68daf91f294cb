import { lineLook } from './line-look';

const measures = ['backend', 'total', 'overhead'] as const;

test.each(measures)('percentiles of %s differ without their colour', (measure) => {
  const looks = [0, 1, 2].map((depth) => JSON.stringify(lineLook(measure, depth, false).dash));
  expect(new Set(looks).size).toBe(3);
  expect(lineLook(measure, 9, false)).toEqual(lineLook(measure, 2, false));
});

test('overhead has patterns that no other line has', () => {
  const patterns = (measure: (typeof measures)[number]) =>
    [0, 1, 2].map((depth) => JSON.stringify(lineLook(measure, depth, false).dash ?? 'whole'));
  const others = [...patterns('backend'), ...patterns('total')];
  expect(patterns('overhead').filter((pattern) => others.includes(pattern))).toEqual([]);
});

test('where backend and total are equal, both are seen: the one below is wider', () => {
  for (const depth of [0, 1, 2]) {
    const [backend, total] = [lineLook('backend', depth, false), lineLook('total', depth, false)];
    expect(backend.width - total.width).toBeGreaterThanOrEqual(1);
    expect(total.fillOpacity).toBe(0);
  }
});

test('of endpoints in one chart, measure and percentile are told by dash and width', () => {
  const looks = (['backend', 'total'] as const).flatMap((measure) =>
    [0, 1].map((depth) => {
      const { width, dash } = lineLook(measure, depth, true);
      return JSON.stringify([width, dash]);
    }),
  );
  expect(new Set(looks).size).toBe(4);
});
