import { dateTime, type TimeRange } from '@grafana/data';
import { episodeText, minuteText, needsDay, rangeText } from './time-text';

const at = (text: string) => Date.parse(`2026-11-${text}Z`);
const rangeOf = (from: string, to: string, raw: TimeRange['raw'] = { from, to }): TimeRange => ({
  from: dateTime(at(from)),
  to: dateTime(at(to)),
  raw,
});
const morning = rangeOf('20T01:00:00', '20T07:00:00');
const isLive = (range: TimeRange) => ({ ...range, raw: { from: 'now-6h', to: 'now' } });
const episode = { from: at('20T05:45:00'), to: at('20T06:40:00') };

test('times have their day where the range goes over a local midnight', () => {
  expect(needsDay(morning, 'utc')).toBe(false);
  expect(needsDay(rangeOf('20T12:00:00', '21T00:00:00'), 'utc')).toBe(false);
  expect(needsDay(rangeOf('20T12:00:00', '21T00:01:00'), 'utc')).toBe(true);
  // 20:00 to 02:00 there.
  expect(needsDay(morning, 'America/New_York')).toBe(true);
});

test('moments and ranges with and without their day', () => {
  expect(minuteText(episode.from, 'utc', false)).toBe('05:45');
  expect(minuteText(episode.from, 'America/New_York', true)).toBe('Nov 20 00:45');
  expect(rangeText(episode.from, episode.to, 'utc', true)).toBe('Nov 20 05:45 to 06:40');
});

test('an episode says since when, and when it ended', () => {
  expect(episodeText(episode, morning, 'utc')).toBe('since 05:45, ended 06:40');
  expect(episodeText(episode, rangeOf('18T00:00:00', '20T07:00:00'), 'utc')).toBe(
    'since Nov 20 05:45, ended 06:40',
  );
});

test('what touches the end goes on: now, or at the end of what is looked at', () => {
  const range = rangeOf('20T01:00:00', '20T06:40:00');
  expect(episodeText(episode, range, 'utc')).toBe('since 05:45, still going at 06:40');
  expect(episodeText(episode, isLive(range), 'utc')).toBe('since 05:45, still going');
});

test('the lines of the last minutes are not there yet: an episode before them goes on', () => {
  const sinceThen = (to: string) => isLive(rangeOf('20T01:00:00', to));
  expect(episodeText(episode, sinceThen('20T06:49:00'), 'utc')).toMatch(/still going$/);
  expect(episodeText(episode, sinceThen('20T06:51:00'), 'utc')).toMatch(/ended 06:40$/);
});

test('what touches the beginning may have begun before', () => {
  expect(episodeText({ ...episode, from: at('20T01:00:00') }, morning, 'utc')).toBe(
    'since before 01:00, ended 06:40',
  );
});
