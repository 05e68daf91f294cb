import type { EpisodeRow } from '../../../components/frames/episodes-frame';
import { episodeRows, pieceTitle } from './episode-rows';

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

test('a piece is called by its cause', () => {
  const [[piece] = []] = episodeRows([
    episode(1, 9, { title: 'Many server errors', causedBy: ['integration-timeout'] }),
    episode(2, 8, { title: 'Timeouts', endpoint: 'GET /a' }),
  ]);
  expect(piece === undefined ? '' : pieceTitle(piece)).toBe('Timeouts · GET /a + 1 more');
});

test('a rule stands in for a title, and no endpoint is said twice', () => {
  const title = (change: Partial<EpisodeRow>) => {
    const [[piece] = []] = episodeRows([episode(1, 2, change)]);
    return piece === undefined ? '' : pieceTitle(piece);
  };
  expect(title({ title: '' })).toBe('slow-integration');
  expect(title({ title: 'GET /a is slow', endpoint: 'GET /a' })).toBe('GET /a is slow');
});
