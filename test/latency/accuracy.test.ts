import { TDigest } from 'tdigest';
import { runCells } from '../../backend/latency/run-cells';
import { createAggregates } from '../../backend/latency/aggregate/create-aggregates';
import type { Distribution, EndpointAggregates } from '../../backend/latency/aggregates';
import type { CellShape } from '../../backend/latency/query/cell-query';
import { fullFormat, type LoggedRequest } from '../../backend/latency/testing/logged-request';
import { MemoryCarrier } from '../../backend/latency/testing/memory-carrier';
import { plainSettings } from '../../backend/latency/testing/settings';
import { cases } from './cases';
import { requestsOf } from './distributions';
import { exactValues, nearestRank } from './exact';

const start = Date.UTC(2026, 2, 2, 12);
const settings = plainSettings();
const percents = [50, 95, 99];

const known = new Map<string, Promise<EndpointAggregates>>();

/** Aggregates of all requests of a case, worked out once. */
function wholeOf(requests: readonly LoggedRequest[], seed: number, shape: CellShape) {
  const key = `${shape} ${String(seed)}`;
  const made = known.get(key) ?? readWhole(requests, shape);
  known.set(key, made);
  return made;
}

async function readWhole(requests: readonly LoggedRequest[], shape: CellShape) {
  const range = { fromMs: start, toMs: start + 900_000 };
  const cells = await runCells(new MemoryCarrier(requests, fullFormat), fullFormat, {
    logGroups: ['api'],
    binMs: 300_000,
    shape,
    ...range,
  });
  return createAggregates(cells, settings, range).aggregates(range.fromMs, range.toMs).whole;
}

function errorOf(distribution: Distribution, sorted: Float64Array, percent: number) {
  const exact = nearestRank(sorted, percent);
  return { exact, error: Math.abs((distribution.percentile(percent / 100) ?? NaN) - exact) };
}

it('covers more than 50 seeded distributions', () => {
  expect(cases.length).toBeGreaterThanOrEqual(50);
});

describe.each(['sparse', 'dense'] as const)('percentiles from the %s shape', (shape) => {
  it.each(cases)('$name, seed $seed, $count requests, $spelling', async (drawn) => {
    const { count, seed, spelling } = drawn;
    const requests = requestsOf(drawn.shape, seed, count, spelling, start);
    const exact = exactValues(requests);
    const whole = await wholeOf(requests, seed, shape);
    expect(whole.integration.count).toBe(exact.integration.length);
    expect(whole.response.count).toBe(exact.response.length);
    expect(whole.overhead.count).toBe(exact.overhead.length);
    for (const percent of percents) {
      for (const name of ['integration', 'response'] as const) {
        const { exact: value, error } = errorOf(whole[name], exact[name], percent);
        expect(error).toBeLessThanOrEqual(shape === 'sparse' ? 0 : value * 0.01 + 1e-9);
      }
      const { exact: value, error } = errorOf(whole.overhead, exact.overhead, percent);
      expect(error).toBeLessThanOrEqual(value > 200 ? value * 0.01 : 5);
    }
  });
});

/**
 * An independent check: by a t-digest of the same values, which is good to about 1 % of rank, our
 * percentile has the rank that it claims. It interpolates between neighbours, so it knows nothing of
 * the rank of a value that nearly all requests share.
 */
it.each(cases.filter(({ name }) => name !== 'constant'))(
  'agrees with a t-digest: $name, seed $seed',
  async (drawn) => {
    const requests = requestsOf(drawn.shape, drawn.seed, drawn.count, drawn.spelling, start);
    const exact = exactValues(requests);
    const whole = await wholeOf(requests, drawn.seed, 'dense');
    for (const name of ['integration', 'response'] as const) {
      const digest = new TDigest();
      digest.push(Array.from(exact[name]));
      for (const percent of percents) {
        const ours = whole[name].percentile(percent / 100) ?? NaN;
        expect(digest.p_rank(ours * 1.01 + 0.5)).toBeGreaterThanOrEqual(percent / 100 - 0.015);
        expect(digest.p_rank(ours * 0.99 - 0.5)).toBeLessThanOrEqual(percent / 100 + 0.015);
      }
    }
  },
);
