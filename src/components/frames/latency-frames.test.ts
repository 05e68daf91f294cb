import { FieldType, toDataFrame, type DataFrame, type FieldDTO } from '@grafana/data';
import { incidentDefaults, incidentFrames } from '../../panels/latency/testing/incident-frames';
import { readBuckets } from './buckets-frame';
import { readCounts } from './counts-frame';
import { readEpisodes } from './episodes-frame';
import { readCompared, readLatency } from './latency-frame';
import { readSummary } from './summary-frame';

const time = (values: (number | null)[]): FieldDTO => ({
  name: 'time',
  type: FieldType.time,
  values,
});
const number = (
  name: string,
  values: (number | null)[],
  labels: Record<string, string> = {},
): FieldDTO => ({ name, type: FieldType.number, values, labels });
const table = (columns: Record<string, unknown[]>): DataFrame =>
  toDataFrame({ fields: Object.entries(columns).map(([name, values]) => ({ name, values })) });

/** The same frames as another tool would hand them over: only their names say what they are. */
const withoutMeta = (frames: readonly DataFrame[]) =>
  frames.map((frame) => ({ ...frame, meta: {} }));

describe('readLatency', () => {
  test('has every percentile and measure of every endpoint', () => {
    const { times, endpoints } = readLatency(
      incidentFrames({ endpoints: ['GET /a', 'GET /b'], percentiles: ['p99', 'p50'] }),
    );
    expect(times).toHaveLength(incidentDefaults.bins);
    expect(endpoints.map(({ source, endpoint }) => [source, endpoint])).toEqual([
      ['shop', 'GET /a'],
      ['shop', 'GET /b'],
    ]);
    expect(
      endpoints[0]?.values.map(({ measure, percentile }) => `${measure} ${percentile}`),
    ).toEqual([
      'backend p50',
      'total p50',
      'overhead p50',
      'backend p99',
      'total p99',
      'overhead p99',
    ]);
  });

  test('tells the earlier range from this one, also by the name alone', () => {
    const frames = incidentFrames({ compare: true });
    for (const given of [frames, withoutMeta(frames)]) {
      const now = readLatency(given).endpoints[0]?.values.find(
        ({ measure, percentile }) => measure === 'total' && percentile === 'p99',
      );
      const before = readCompared(given).endpoints[0]?.values.find(
        ({ measure, percentile }) => measure === 'total' && percentile === 'p99',
      );
      expect(readLatency(given).endpoints).toHaveLength(1);
      const highest = (values: readonly (number | null | undefined)[] = []) =>
        Math.max(...values.map((value) => value ?? 0));
      expect(highest(now?.values)).toBeGreaterThan(4_000);
      expect(highest(before?.values)).toBeLessThan(1_000);
    }
    expect(readCompared(incidentFrames()).endpoints).toEqual([]);
  });

  test('finds the fields of a frame that says nothing about itself', () => {
    const frame = toDataFrame({
      fields: [time([1, 2]), number('backend_p99_9', [10, null]), number('other', [1, 2])],
    });
    const { endpoints } = readLatency([frame]);
    expect(endpoints).toMatchObject([
      { source: '', endpoint: '', values: [{ measure: 'backend', percentile: 'p99_9' }] },
    ]);
    expect(endpoints[0]?.values[0]?.values).toEqual([10, null]);
  });

  test('brings times into order and leaves out rows without one', () => {
    const frame = toDataFrame({
      fields: [time([300, null, 100]), number('response_p99', [3, 2, 1])],
    });
    const { times, endpoints } = readLatency([frame]);
    expect(times).toEqual([100, 300]);
    expect(endpoints[0]?.values[0]?.values).toEqual([1, 3]);
  });

  test('two queries of one source are drawn once, two sources apart', () => {
    const series = (source: string) =>
      toDataFrame({ fields: [time([1]), number('response_p99', [5], { source })] });
    expect(readLatency([series('a'), series('a')]).endpoints).toMatchObject([
      { source: 'a', values: [{ percentile: 'p99' }] },
    ]);
    expect(readLatency([series('a'), series('a')]).endpoints[0]?.values).toHaveLength(1);
    expect(readLatency([series('a'), series('b')]).endpoints.map(({ source }) => source)).toEqual([
      'a',
      'b',
    ]);
  });

  test('frames without a time or without latency are none', () => {
    const noTime = toDataFrame({ fields: [number('backend_p99', [1])] });
    const other = toDataFrame({ fields: [time([1]), number('backend_p', [1])] });
    expect(readLatency([noTime, other, toDataFrame({ fields: [] })])).toEqual({
      times: [],
      endpoints: [],
    });
  });
});

describe('readCounts', () => {
  test('has the counts of each series, unknown where a frame does not say', () => {
    const frame = toDataFrame({
      fields: [
        time([1, 2]),
        number('timeouts', [0, 3]),
        number('timeouts', [1, 1], { endpoint: 'a' }),
      ],
    });
    expect(readCounts([frame])).toEqual([
      {
        source: '',
        endpoint: '',
        times: [1, 2],
        timeouts: [0, 3],
        requests: [undefined, undefined],
        withoutIntegration: [undefined, undefined],
      },
      expect.objectContaining({ endpoint: 'a', timeouts: [1, 1] }),
    ]);
  });

  test('of two queries of one source the first counts, what no source tells apart is added', () => {
    const frame = (labels: Record<string, string>) =>
      toDataFrame({ fields: [time([1]), number('timeouts', [4], labels)] });
    expect(readCounts([frame({ source: 'a' }), frame({ source: 'a' })])[0]?.timeouts).toEqual([4]);
    expect(readCounts([frame({ stage: 'x' }), frame({ stage: 'y' })])[0]?.timeouts).toEqual([8]);
  });

  test('adds up a time that is there twice', () => {
    const frame = toDataFrame({ fields: [time([2, 1, 2]), number('timeouts', [1, 5, 2])] });
    expect(readCounts([frame])[0]).toMatchObject({ times: [1, 2], timeouts: [5, 3] });
  });
});

describe('readSummary', () => {
  test('has a row for each series with the source of its query', () => {
    const [row, ...others] = readSummary(incidentFrames({ endpoints: ['GET /a', 'GET /b'] }));
    expect(others).toHaveLength(1);
    expect(row).toMatchObject({
      source: 'shop',
      endpoint: 'GET /a',
      share: 0.92,
      integrationTimeout: 29_000,
      slowIntegrationP99: 2_500,
      requestsCompared: null,
    });
    expect([...(row?.percentiles.total.keys() ?? [])]).toEqual(['p50', 'p95', 'p99']);
  });

  test('what is missing is null, a count of it 0; the summary of timeouts is another', () => {
    const bare = table({ endpoint: [''], requests: [5], with_integration: [4] });
    expect(readSummary([bare])).toMatchObject([
      { source: '', requests: 5, withIntegration: 4, timeouts: 0, share: null, backendSum: null },
    ]);
    expect(readSummary([table({ endpoint: [''], timeouts: [5], requests: [9] })])).toEqual([]);
  });
});

describe('readEpisodes', () => {
  const episode = {
    time: [2_000],
    timeEnd: [5_000],
    rule: ['near-timeout'],
    severity: ['high'],
    caused_by: ['slow-integration, cold-start'],
  };

  test('by the fields alone; a moment where no end is known', () => {
    expect(readEpisodes([table(episode)])).toMatchObject([
      { from: 2_000, to: 5_000, causedBy: ['slow-integration', 'cold-start'], endpoint: '' },
    ]);
    expect(readEpisodes([table({ ...episode, timeEnd: [null] })])[0]?.to).toBe(2_000);
  });

  test('without a time or a known severity there is nothing to draw', () => {
    expect(readEpisodes([table({ ...episode, time: [null] })])).toEqual([]);
    expect(readEpisodes([table({ ...episode, severity: ['dire'] })])).toEqual([]);
  });

  test('each once though two queries have it, earliest first', () => {
    const frames = incidentFrames();
    const once = readEpisodes(frames);
    expect(once).toHaveLength(4);
    expect(readEpisodes([...frames, ...incidentFrames()])).toEqual(once);
    expect(once.map(({ from }) => from)).toEqual(once.map(({ from }) => from).sort());
  });
});

describe('readBuckets', () => {
  test('has the bounds in order, the last one open', () => {
    const buckets = readBuckets(incidentFrames({ heatmap: true }));
    expect(buckets?.source).toBe('shop');
    expect(buckets?.bounds[0]).toBe(10);
    expect(buckets?.bounds.at(-1)).toBe(Infinity);
    expect(buckets?.counts).toHaveLength(buckets?.bounds.length ?? 0);
  });

  test('by the type of the frame; names that are no bound are left out', () => {
    const frame = toDataFrame({
      meta: { type: 'heatmap-rows' },
      fields: [
        time([1]),
        number('+Inf', [0]),
        number('100', [2]),
        number('', [9]),
        number('50', [1]),
      ],
    });
    expect(readBuckets([frame])).toMatchObject({
      bounds: [50, 100, Infinity],
      counts: [[1], [2], [0]],
    });
    expect(readBuckets(incidentFrames())).toBeUndefined();
  });
});
