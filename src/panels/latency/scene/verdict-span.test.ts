import type { EpisodeRow } from '../../../components/frames/episodes-frame';
import { verdictSpan } from './verdict-span';

const minute = 60_000;
const times = Array.from({ length: 60 }, (_, bin) => bin * 5 * minute);
const whole = { source: 'shop', endpoint: '' };
const episode = (change: Partial<EpisodeRow>): EpisodeRow => ({
  id: '',
  from: 60 * minute,
  to: 90 * minute,
  title: 'Slow integration',
  text: '',
  rule: 'slow-integration',
  severity: 'high',
  endpoint: 'GET /a',
  source: 'shop',
  causedBy: [],
  ...change,
});
const spanOf = (
  episodes: readonly EpisodeRow[],
  kind: Parameters<typeof verdictSpan>[0] = 'backend',
  of = whole,
  timeouts: number[] = [],
) => {
  const span = verdictSpan(kind, of, {
    episodes,
    times,
    binMs: 5 * minute,
    counts: [
      {
        ...of,
        times,
        timeouts: times.map((_, bin) => timeouts[bin] ?? 0),
        requests: [],
        withoutIntegration: [],
      },
    ],
  });
  return span === undefined ? undefined : [span.from / minute, span.to / minute];
};

test('the worst episode, however long a milder one is', () => {
  const worse = episode({ rule: 'integration-timeout', severity: 'critical', from: 70 * minute });
  expect(spanOf([episode({ to: 200 * minute }), worse])).toEqual([70, 90]);
});

test('of equals the one that goes on, else the longest', () => {
  const long = episode({});
  const short = episode({ from: 200 * minute, to: 205 * minute });
  expect(spanOf([short, long])).toEqual([60, 90]);
  const goingOn = episode({ from: 290 * minute, to: 295 * minute });
  expect(spanOf([long, goingOn])).toEqual([290, 295]);
});

test('only rules that bear the verdict out, of the series that it is about', () => {
  expect(spanOf([episode({ rule: 'throttled' })])).toBeUndefined();
  expect(spanOf([episode({})], 'gateway')).toBeUndefined();
  expect(spanOf([episode({})], 'calm')).toBeUndefined();
  expect(spanOf([episode({})], 'backend', { ...whole, endpoint: 'GET /b' })).toBeUndefined();
  expect(spanOf([episode({ source: 'admin' })])).toBeUndefined();
  expect(spanOf([episode({})], 'backend', { ...whole, endpoint: 'GET /a' })).toEqual([60, 90]);
});

test('without an episode the bins with timeouts, to the end of the last', () => {
  expect(spanOf([], 'timeouts', whole, [0, 0, 3, 0, 1])).toEqual([10, 25]);
  expect(spanOf([], 'backend', whole, [0, 2])).toEqual([5, 10]);
  expect(spanOf([], 'gateway', whole, [0, 2])).toBeUndefined();
  expect(spanOf([], 'timeouts')).toBeUndefined();
});

test('how bad it was: the severity of the worst episode, none without an episode', () => {
  const severityOf = (episodes: readonly EpisodeRow[], timeouts: number[]) =>
    verdictSpan('backend', whole, {
      episodes,
      times,
      binMs: 5 * minute,
      counts: [{ ...whole, times, timeouts, requests: [], withoutIntegration: [] }],
    });
  const worse = episode({ rule: 'integration-timeout', severity: 'critical' });
  expect(severityOf([episode({}), worse], [])?.severity).toBe('critical');
  expect(severityOf([episode({})], [])?.severity).toBe('high');
  const unnamed = severityOf([], [1]);
  expect(unnamed).toBeDefined();
  expect(unnamed?.severity).toBeUndefined();
});
