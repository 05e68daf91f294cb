import { episode, info, latencyAnswer, start } from '../testing/answers';
import { columnsOf, rowsOf } from '../testing/columns';
import { latencyAlertFrames, latencyFrames } from './latency';

const input = {
  source: 'orders',
  answer: latencyAnswer(),
  measures: [],
  info,
  episodes: [episode()],
  heatmap: false,
} as const;
const namesOf = (frames: readonly { name: string }[]) => frames.map(({ name }) => name);

describe('latencyFrames', () => {
  it('has series, counts, episodes and summary', () => {
    const frames = latencyFrames(input);
    expect(namesOf(frames)).toEqual(['latency', 'timeouts', 'episodes', 'summary']);
    const [latency, timeouts] = frames;
    expect(columnsOf(latency)).toEqual({
      time: [start, start + 300_000],
      'backend_p50{"source":"orders"}': [100, 120],
      'response_p50{"source":"orders"}': [110, 130],
      'overhead_p50{"source":"orders"}': [10, 10],
      'backend_p99_9{"source":"orders"}': [null, 29_000],
      'response_p99_9{"source":"orders"}': [null, 29_010],
      'overhead_p99_9{"source":"orders"}': [null, 25],
      'share{"source":"orders"}': [0.9, 0.92],
    });
    expect(columnsOf(timeouts)).toEqual({
      time: [start, start + 300_000],
      'timeouts{"source":"orders"}': [0, 3],
      'requests{"source":"orders"}': [100, 200],
      'without_integration{"source":"orders"}': [0, 20],
    });
    for (const frame of [latency, timeouts]) {
      expect(frame?.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
    }
  });

  it('joins the notices of a severity, as a panel header shows one of each', () => {
    const notice = (severity: 'info' | 'warning', text: string) => ({
      severity,
      topic: 'unreadable-lines' as const,
      text,
    });
    const notices = [notice('info', 'One.'), notice('warning', 'Two.'), notice('info', 'Three.')];
    expect(latencyFrames({ ...input, info: { ...info, notices } })[0]?.meta.notices).toEqual([
      { severity: 'warning', text: 'Two.' },
      { severity: 'info', text: 'One. Three.' },
    ]);
  });

  it('tells of cost and notices in the first frame, and of its name in each', () => {
    const [first, ...others] = latencyFrames(input);
    expect(first?.meta.custom).toEqual({
      tailgate: { version: 1, kind: 'latency', frame: 'latency', info },
    });
    expect(first?.meta.notices).toEqual([{ severity: 'warning', text: 'Two slices are missing.' }]);
    expect(first?.meta.stats).toContainEqual({
      displayName: 'Bytes scanned',
      value: 1_024,
      unit: 'decbytes',
    });
    for (const { name, meta } of others) {
      expect(meta.custom).toEqual({ tailgate: { frame: name } });
      expect(meta.notices).toBeUndefined();
    }
  });

  it('labels series by endpoint where grouped, with names for people and units', () => {
    const answer = latencyAnswer(['GET /a', 'GET /b']);
    const [frame] = latencyFrames({ ...input, answer, measures: ['backend', 'share'] });
    expect(Object.keys(columnsOf(frame))).toEqual([
      'time',
      'backend_p50{"source":"orders","endpoint":"GET /a"}',
      'backend_p99_9{"source":"orders","endpoint":"GET /a"}',
      'share{"source":"orders","endpoint":"GET /a"}',
      'backend_p50{"source":"orders","endpoint":"GET /b"}',
      'backend_p99_9{"source":"orders","endpoint":"GET /b"}',
      'share{"source":"orders","endpoint":"GET /b"}',
    ]);
    expect(frame?.fields.slice(1, 4).map(({ config }) => config)).toEqual([
      { displayNameFromDS: 'Backend P50 · GET /a', unit: 'ms' },
      { displayNameFromDS: 'Backend P99.9 · GET /a', unit: 'ms' },
      { displayNameFromDS: 'Backend share · GET /a', unit: 'percentunit', min: 0, max: 1 },
    ]);
  });

  it('sums every series up', () => {
    const summary = latencyFrames(input).find(({ name }) => name === 'summary');
    expect(rowsOf(summary!)).toEqual([
      {
        endpoint: '',
        requests: 300,
        with_integration: 280,
        without_integration: 20,
        timeouts: 3,
        near_timeouts: 1,
        backend_p50: 120,
        response_p50: 130,
        overhead_p50: 10,
        backend_p99_9: 29_000,
        response_p99_9: 29_010,
        overhead_p99_9: 25,
        share: 0.92,
        share_of_slowest: 0.99,
        backend_sum: 40_000,
        response_sum: 43_000,
        time_lost: 6_600,
        integration_timeout: 29_000,
        slow_integration_p99: 2_500,
        high_latency_p99: 3_000,
      },
    ]);
  });

  it('moves an earlier range onto this one, and compares its counts', () => {
    const answer = latencyAnswer(['GET /a', 'GET /new']);
    const earlier = latencyAnswer(['GET /a']);
    const before = { ...earlier, times: earlier.times.map((time) => time - 86_400_000) };
    const compared = { answer: before, shiftMs: 86_400_000, when: 'a day before' };
    const frames = latencyFrames({ ...input, answer, compared, measures: ['share'] });
    expect(namesOf(frames).at(-1)).toBe('latency_compared');
    const last = frames.at(-1);
    expect(last?.fields[0]?.values).toEqual(answer.times);
    expect(last?.fields[1]?.config?.displayNameFromDS).toBe(
      'Backend share · GET /a · a day before',
    );
    const summary = frames.find(({ name }) => name === 'summary');
    expect(rowsOf(summary!)).toMatchObject([
      { endpoint: 'GET /a', requests_compared: 300, timeouts_compared: 3 },
      { endpoint: 'GET /new', requests_compared: 0, timeouts_compared: 0 },
    ]);
  });

  it('adds up the buckets of endpoints for a heatmap, the last without a bound', () => {
    const answer = {
      ...latencyAnswer(),
      buckets: [
        {
          endpoint: 'GET /a',
          boundsMs: [10, 100, 1_000],
          counts: [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
        },
        {
          endpoint: 'GET /b',
          boundsMs: [10, 100, 1_000],
          counts: [
            [1, 0],
            [0, 0],
            [0, 1],
          ],
        },
      ],
    };
    const buckets = latencyFrames({ ...input, answer, heatmap: true }).at(-1);
    expect(buckets?.meta.type).toBe('heatmap-rows');
    expect(buckets?.fields.map(({ name }) => name)).toEqual(['time', '10', '100', '+Inf']);
    expect(columnsOf(buckets!)).toMatchObject({ 10: [2, 2], 100: [3, 4], '+Inf': [5, 7] });
  });

  it('is one frame without fields where there is nothing', () => {
    const frames = latencyFrames({ ...input, answer: { ...latencyAnswer([]) } });
    expect(frames).toHaveLength(1);
    expect(frames[0]?.fields).toEqual([]);
    expect(frames[0]?.meta.custom).toMatchObject({ tailgate: { kind: 'latency' } });
  });
});

describe('latencyAlertFrames', () => {
  it('is the series alone', () => {
    const answer = latencyAnswer(['GET /a', 'GET /b']);
    const frames = latencyAlertFrames({ source: 'orders', answer, measures: ['share'] });
    expect(namesOf(frames)).toEqual(['latency']);
    expect(frames[0]?.fields.map(({ name }) => name)).toEqual(['time', 'share', 'share']);
  });
});
