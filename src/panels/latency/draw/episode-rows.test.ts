import type { EpisodeRow } from '../../../components/frames/episodes-frame';
import { episodeRows, pieceNames, uncovered } from './episode-rows';

const episode = (from: number, to: number, change: Partial<EpisodeRow> = {}): EpisodeRow => ({
  id: `${from}`,
  from,
  to,
  title: 'Slow integration',
  text: '',
  rule: 'slow-integration',
  severity: 'high',
  endpoint: '',
  source: 'shop',
  causedBy: [],
  ...change,
});

test('a row for each severity, the worst first', () => {
  const rows = episodeRows([
    episode(1, 2, { severity: 'info' }),
    episode(1, 2, { severity: 'critical' }),
    episode(1, 2),
  ]);
  expect(rows.map(([piece]) => piece?.severity)).toEqual(['critical', 'high', 'info']);
  expect(episodeRows([])).toEqual([]);
});

test('episodes that touch are one piece, others stand apart', () => {
  const [row = []] = episodeRows([
    episode(50, 60),
    episode(10, 20),
    episode(20, 25),
    episode(12, 14),
  ]);
  expect(row.map(({ from, to, episodes }) => [from, to, episodes.length])).toEqual([
    [10, 25, 3],
    [50, 60, 1],
  ]);
});

const namesOf = (...episodes: EpisodeRow[]) => {
  const [[piece] = []] = episodeRows(episodes);
  return piece === undefined ? [] : pieceNames(piece);
};

test('a piece is called by its cause, may be called shorter, and leaves its severity to the shape', () => {
  expect(
    namesOf(
      episode(1, 9, { title: 'Many server errors', causedBy: ['integration-timeout'] }),
      episode(2, 8, { title: 'Timeouts', endpoint: 'GET /a' }),
    ),
  ).toEqual(['Timeouts · GET /a + 1 more', 'Timeouts + 1 more', 'Timeouts']);
});

test('a rule stands in for a title, and no endpoint is said twice', () => {
  expect(namesOf(episode(1, 2, { title: '' }))).toEqual(['slow-integration']);
  expect(namesOf(episode(1, 2, { title: 'GET /a is slow', endpoint: 'GET /a' }))[0]).toBe(
    'GET /a is slow',
  );
  expect(namesOf(episode(1, 2, { title: 'Timeouts: GET /a', endpoint: 'GET /a' }))).toEqual([
    'Timeouts: GET /a',
    'Timeouts',
  ]);
});

test('what is worse takes the time of what overlaps it', () => {
  const rows = episodeRows([
    episode(10, 40),
    episode(20, 30, { severity: 'critical' }),
    episode(50, 60),
    episode(22, 28, { severity: 'info' }),
  ]);
  expect(uncovered(rows)).toEqual([
    { from: 20, to: 30, severity: 'critical', isWhole: true },
    { from: 10, to: 20, severity: 'high', isWhole: false },
    { from: 30, to: 40, severity: 'high', isWhole: false },
    { from: 50, to: 60, severity: 'high', isWhole: true },
  ]);
});
