import {
  deployAnnotation,
  incidentBins,
  incidentDefaults,
  incidentFrames,
} from '../testing/incident-frames';
import { sceneOf } from '../testing/scene-of';
import { binFacts } from './bin-facts';
import type { ChartScene } from './scene';

const chartOf = (...given: Parameters<typeof sceneOf>): ChartScene => {
  const [chart] = sceneOf(...given).charts;
  if (chart === undefined) throw new Error('nothing is drawn');
  return chart;
};
const [first, last] = incidentBins(incidentDefaults.bins);
const chart = chartOf(incidentFrames({ compare: true }), { annotations: [deployAnnotation()] });

test('all parts of each percentile, highest first, with difference and share', () => {
  const facts = binFacts(chart, first + 5);
  expect(facts?.percentiles.map(({ percentile }) => percentile)).toEqual(['p99', 'p95', 'p50']);
  const [p99] = facts?.percentiles ?? [];
  const backend = p99?.backend?.values[first + 5] ?? 0;
  const total = p99?.total?.values[first + 5] ?? 0;
  expect(p99?.difference).toBeCloseTo(total - backend);
  expect(p99?.share).toBeCloseTo(backend / total);
  expect(p99?.earlier).toBeDefined();
  expect(facts?.percentiles[1]?.earlier).toBeUndefined();
  expect(facts?.requests).toBe(chart.counts?.requests[first + 5]);
  expect(facts?.withoutIntegration).toBe(40 + ((first + 5) % 5));
});

test('an episode is there from its first bin to its last, not in the one after', () => {
  const rules = (row: number) => binFacts(chart, row)?.episodes.map(({ rule }) => rule);
  expect(rules(first - 1)).toEqual([]);
  expect(rules(first)).toEqual(['slow-integration', 'near-timeout']);
  expect(rules(last)).toEqual(['slow-integration']);
  expect(rules(last + 1)).toEqual([]);
});

test('an annotation is in the bin of its moment', () => {
  const titles = (row: number) => binFacts(chart, row)?.annotations.map(({ title }) => title);
  expect(titles(first - 2)).toEqual(['Deploy v42']);
  expect(titles(first - 1)).toEqual([]);
  const atStart = {
    ...chart,
    annotations: [{ ...chart.annotations[0], from: chart.times[3], to: chart.times[3] }],
  };
  expect(binFacts(atStart, 3)?.annotations).toHaveLength(1);
  expect(binFacts(atStart, 2)?.annotations).toEqual([]);
});

test('what is missing is not known, and no share of nothing', () => {
  const values = (measure: string) =>
    measure === 'total' ? [0] : measure === 'backend' ? [0] : [null];
  const zero = {
    ...chart,
    counts: undefined,
    series: chart.series.map((line) => ({ ...line, values: values(line.measure) })),
  };
  expect(binFacts(zero, 0)).toMatchObject({ requests: null, timeouts: null });
  expect(binFacts(zero, 0)?.percentiles[0]).toMatchObject({ difference: 0, share: null });
  const unknown = {
    ...zero,
    series: zero.series.map((line) => ({ ...line, values: [undefined] })),
  };
  expect(binFacts(unknown, 0)?.percentiles[0]).toMatchObject({ difference: null, share: null });
  expect(binFacts(chart, 9_999)).toBeUndefined();
});

test('a line hidden from the chart or the tooltip is left out', () => {
  const without = (change: object) => ({
    ...chart,
    series: chart.series.map((line) =>
      line.label === 'Backend P99' ? { ...line, ...change } : line,
    ),
  });
  for (const hidden of [{ hidden: true }, { inTooltip: false }]) {
    const [p99] = binFacts(without(hidden), first)?.percentiles ?? [];
    expect(p99).toMatchObject({ backend: undefined, difference: null });
    expect(p99?.total).toBeDefined();
  }
});
