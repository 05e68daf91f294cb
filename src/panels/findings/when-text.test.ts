import { dateTime, type TimeRange } from '@grafana/data';
import { readEpisodes, type EpisodeRow } from '../../components/frames/episodes-frame';
import { readFindings } from '../../components/frames/findings-frame';
import { episodesOf } from './finding-episodes';
import { episodesFrame, findingsFrames } from './testing/findings-frames';
import { sampleEpisodes, sampleFindings } from './testing/sample-findings';
import { whenText } from './when-text';

const from = dateTime('2026-11-20T12:00:00Z');
const to = dateTime('2026-11-21T00:00:00Z');
const range: TimeRange = { from, to, raw: { from: 'now-12h', to: 'now' } };
const findings = readFindings(findingsFrames(sampleFindings, []))!;
const episodes = readEpisodes([episodesFrame(sampleEpisodes)]);
const [timeouts, latency] = findings;
const when = (finding = timeouts, of: readonly EpisodeRow[] = episodes, view = range) =>
  whenText(finding, episodesOf(finding, of), view, 'utc');

test('since when, and whether it is over', () => {
  expect(when()).toBe('since 23:05, still going');
  const later = { ...range, to: dateTime('2026-11-21T01:00:00Z') };
  expect(when(timeouts, episodes, later)).toBe('since Nov 20 23:05, ended 23:55');
});

test('other episodes are counted; one that goes on is named', () => {
  expect(when(latency)).toBe('since 23:10, still going; 1 more');
  const turned = episodes.map((episode) => ({
    ...episode,
    severity: episode.from === episodes[0]?.from ? ('critical' as const) : episode.severity,
  }));
  expect(when(latency, turned)).toBe(
    'critical since 14:10, ended 14:40; again since 23:10, still going',
  );
});

test('an episode that is worse than its finding says so', () => {
  const milder = { severity: 'info' as const, detail: undefined };
  expect(whenText(milder, episodesOf(timeouts, episodes), range, 'utc')).toMatch(
    /^(high|critical) since 23:05, still going/,
  );
});

test('without episodes it is when most of it happened, or nothing', () => {
  expect(when(timeouts, [])).toBe('82 % from 23:10 to 00:00');
  expect(whenText({ severity: 'high', detail: undefined }, [], range, 'utc')).toBeUndefined();
});
