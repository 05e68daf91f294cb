import { Episode } from '@tailgate/contract';
import { Value } from '@sinclair/typebox/value';
import type { AggregateProvider } from '../latency/aggregates';
import { episodes } from './episodes';
import { fakeProvider } from './testing/fake-provider';
import { episodesOf } from './testing/run-rules';
import { testSettings } from './testing/settings';
import { many, minute, noon, request, slow, timedOut } from './testing/traffic';

const hours = (count: number) => ({ fromMs: noon, toMs: noon + count * 60 * minute });

function at(minutes: number): string {
  return new Date(noon + minutes * minute).toISOString();
}

/** Healthy traffic of one endpoint, so many requests a minute. */
function healthy(perMinute: number, minutes: number, endpoint = 'GET /orders', from = 0) {
  return many(perMinute * minutes, { endpoint, timeMs: noon + from * minute }, minutes * minute);
}

function spans(found: readonly Episode[], endpoint: string, rule: string) {
  return found
    .filter((episode) => episode.endpoint === endpoint && episode.rule === rule)
    .map(({ from, to, windows, severity }) => [from, to, windows, severity]);
}

test('healthy traffic has none, and neither has nothing', () => {
  expect(episodesOf(healthy(30, 60))).toEqual([]);
  expect(episodesOf([])).toEqual([]);
  expect(episodesOf([timedOut()], testSettings(), { fromMs: noon, toMs: noon })).toEqual([]);
});

test('consecutive windows merge, for the endpoint and for the whole', () => {
  const found = episodesOf([
    ...healthy(40, 60),
    ...many(90, { ...slow(4_000), timeMs: noon + 11 * minute }, 18 * minute),
  ]);
  for (const endpoint of ['', 'GET /orders']) {
    expect(spans(found, endpoint, 'slow-integration')).toEqual([[at(10), at(30), 4, 'warning']]);
  }
  for (const episode of found) expect([...Value.Errors(Episode, episode)]).toEqual([]);
});

test('a healthy window between two ends the first', () => {
  const found = episodesOf([
    ...healthy(40, 60),
    ...many(20, { ...slow(4_000), timeMs: noon + 10 * minute }, 5 * minute),
    ...many(20, { ...slow(4_000), timeMs: noon + 20 * minute }, 5 * minute),
  ]);
  expect(spans(found, '', 'slow-integration')).toEqual([
    [at(10), at(15), 1, 'warning'],
    [at(20), at(25), 1, 'warning'],
  ]);
});

test('the worst window gives value, time and severity', () => {
  const [episode] = episodesOf([
    ...healthy(40, 60),
    ...many(20, { ...slow(4_000), timeMs: noon + 10 * minute }, 5 * minute),
    ...many(20, { ...slow(12_000), timeMs: noon + 15 * minute }, 5 * minute),
    ...many(20, { ...slow(5_000), timeMs: noon + 20 * minute }, 5 * minute),
  ]).filter(({ rule, endpoint }) => rule === 'slow-integration' && endpoint === '');
  expect(episode).toEqual({
    rule: 'slow-integration',
    source: 'test',
    endpoint: '',
    severity: 'high',
    from: at(10),
    to: at(25),
    windows: 3,
    worst: { name: 'p99Integration', quantity: { value: 12_000, unit: 'ms' }, at: at(15) },
    causedBy: [],
  });
});

test('a quiet window is judged together with those before it', () => {
  // Two requests a minute: 100 requests take 50 minutes. One slow answer of 100 is no P99.
  const single = [...healthy(2, 120), slow(4_000, { timeMs: noon + 90 * minute })];
  expect(episodesOf(single, testSettings(), hours(2))).toEqual([]);
  // A second one within the hour before makes it one, from its own window on.
  const two = [...single, slow(4_000, { timeMs: noon + 70 * minute })];
  expect(spans(episodesOf(two, testSettings(), hours(2)), '', 'slow-integration')).toEqual([
    [at(90), at(95), 1, 'warning'],
  ]);
  // One more than an hour before does not; that one has too few requests before it to be sure.
  const early = [...single, slow(4_000, { timeMs: noon + 34 * minute })];
  expect(spans(episodesOf(early, testSettings(), hours(2)), '', 'slow-integration')).toEqual([
    [at(30), at(35), 1, 'info'],
  ]);
});

test('looking back never prolongs an episode', () => {
  const found = episodesOf(
    [...healthy(2, 120), ...many(10, { ...slow(12_000), timeMs: noon + 60 * minute }, 5 * minute)],
    testSettings(),
    hours(2),
  );
  expect(spans(found, '', 'slow-integration')).toEqual([[at(60), at(65), 1, 'high']]);
});

test('a window with 100 requests does not look back', () => {
  const found = episodesOf([
    ...many(99, { timeMs: noon }, 5 * minute),
    ...many(99, { timeMs: noon + 5 * minute }, 5 * minute),
    slow(4_000, { timeMs: noon + 5 * minute }),
  ]);
  // One slow of 100 leaves the P99 healthy; of 99 and fewer it would be the P99.
  expect(found).toEqual([]);
});

test('what fires on too small a sample counts as info', () => {
  const found = episodesOf([...healthy(1, 30), slow(12_000, { timeMs: noon + 20 * minute })]);
  expect(spans(found, '', 'slow-integration')).toEqual([[at(20), at(25), 1, 'info']]);
});

test('one timeout is enough, however few the requests', () => {
  const found = episodesOf([request(), timedOut({ timeMs: noon + 20 * minute })]);
  expect(spans(found, 'POST /api/reports/generate', 'integration-timeout')).toEqual([
    [at(20), at(25), 1, 'critical'],
  ]);
});

test('counts are those of the window, rates those of what it looks back to', () => {
  const found = episodesOf([
    ...healthy(4, 60),
    timedOut({ timeMs: noon + 20 * minute, endpoint: 'GET /orders' }),
    timedOut({ timeMs: noon + 25 * minute, endpoint: 'GET /orders' }),
    timedOut({ timeMs: noon + 26 * minute, endpoint: 'GET /orders' }),
  ]);
  const [episode] = found.filter(
    ({ rule, endpoint }) => rule === 'integration-timeout' && endpoint === '',
  );
  expect(episode).toMatchObject({
    // 3 of 103 requests looked back to, not 2 of the 22 in the window.
    severity: 'high',
    windows: 2,
    worst: { name: 'timeouts', quantity: { value: 2, unit: 'count' }, at: at(25) },
  });
});

test('windows without a request do not end an episode that is still looked back to', () => {
  const endpoint = 'POST /nightly';
  const failing = [0, 11, 22, 33].map((minutes) =>
    timedOut({ endpoint, timeMs: noon + minutes * minute }),
  );
  expect(spans(episodesOf(failing), endpoint, 'integration-timeout')).toEqual([
    [at(0), at(35), 4, 'critical'],
  ]);
  // A request that went well in between does end it.
  const mixed = [...failing, request({ endpoint, timeMs: noon + 16 * minute })];
  expect(spans(episodesOf(mixed), endpoint, 'integration-timeout')).toEqual([
    [at(0), at(15), 2, 'critical'],
    [at(20), at(35), 2, 'critical'],
  ]);
  // So does an hour without any.
  const later = [failing[0], timedOut({ endpoint, timeMs: noon + 60 * minute })];
  expect(
    spans(episodesOf(later, testSettings(), hours(2)), endpoint, 'integration-timeout'),
  ).toEqual([
    [at(0), at(5), 1, 'critical'],
    [at(60), at(65), 1, 'critical'],
  ]);
});

test('the first and the last window are cut off with the range', () => {
  const range = { fromMs: noon + 2 * minute, toMs: noon + 12 * minute + 30_000, binMs: minute };
  const found = episodesOf(
    [
      timedOut({ timeMs: noon + 3 * minute }),
      timedOut({ timeMs: noon + 8 * minute }),
      timedOut({ timeMs: noon + 12 * minute }),
    ],
    testSettings(),
    range,
  );
  expect(spans(found, '', 'integration-timeout')).toEqual([
    [at(2), new Date(range.toMs).toISOString(), 3, 'critical'],
  ]);
});

test('a rule that explains at least half of the windows explains the episode', () => {
  const endpoint = 'POST /api/reports/generate';
  const slowGateway = { endpoint, integrationLatency: 10, responseLatency: 4_000 };
  const causes = (windowsWithTimeouts: number) =>
    episodesOf([
      ...many(30, { ...slowGateway, timeMs: noon }, 20 * minute),
      ...Array.from({ length: windowsWithTimeouts }, (_, index) =>
        many(30, { ...timedOut(), timeMs: noon + index * 5 * minute }, 5 * minute),
      ).flat(),
    ]).find((episode) => episode.rule === 'high-latency' && episode.endpoint === endpoint)
      ?.causedBy;
  expect(causes(4)).toEqual(['integration-timeout']);
  expect(causes(0)).toEqual([]);
});

test('they stand by start, then the worse first', () => {
  const found = episodesOf([
    ...healthy(40, 60),
    timedOut({ timeMs: noon + 30 * minute }),
    ...many(10, { status: 429, timeMs: noon + 10 * minute }),
  ]);
  expect(found.map(({ from, rule, endpoint }) => [from, rule, endpoint])).toEqual([
    [at(10), 'throttled', ''],
    [at(10), 'throttled', 'GET /orders'],
    [at(30), 'integration-timeout', 'POST /api/reports/generate'],
    [at(30), 'integration-timeout', ''],
    [at(30), 'high-latency', 'POST /api/reports/generate'],
  ]);
});

test('windows without affected requests are never asked for', () => {
  const settings = testSettings();
  const day = { fromMs: noon, toMs: noon + 24 * 60 * minute };
  const base = fakeProvider(
    [...many(2_000, {}, 24 * 60 * minute), timedOut({ timeMs: noon + 600 * minute })],
    settings,
    day,
  );
  let asked = 0;
  const provider: AggregateProvider = {
    ...base,
    aggregates(fromMs, toMs) {
      asked += 1;
      return base.aggregates(fromMs, toMs);
    },
  };
  expect(episodes(provider, settings).length).toBeGreaterThan(0);
  // The range, the twelve windows of an hour, and their spans: not the 288 windows of the day.
  expect(asked).toBeLessThan(40);
});

test('a stray event years before costs nothing', () => {
  const range = { fromMs: Date.UTC(2016, 0, 1), toMs: noon + 60 * minute };
  const found = episodesOf(
    [request({ timeMs: range.fromMs }), timedOut({ timeMs: noon })],
    testSettings(),
    range,
  );
  expect(spans(found, '', 'integration-timeout')).toEqual([[at(0), at(5), 1, 'critical']]);
});
