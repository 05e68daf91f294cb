import { episodesFrame, findingsFrames } from '../../panels/findings/testing/findings-frames';
import {
  latencyFinding,
  timeoutEpisode,
  timeoutFinding,
} from '../../panels/findings/testing/sample-findings';
import { readEpisodes, type EpisodeRow } from '../frames/episodes-frame';
import { readFindings } from '../frames/findings-frame';
import { findingMarkdown } from './finding-markdown';

const markdown = (finding = timeoutFinding, episodes: readonly EpisodeRow[] = []) => {
  const [row] = readFindings(findingsFrames([finding], [])) ?? [];
  return findingMarkdown(row, 'utc', episodes);
};

test('it has the facts, the steps in order, and tables', () => {
  const lines = markdown().split('\n');
  expect(lines[0]).toBe('## Integration timeouts');
  expect(lines).toContain(
    '**critical** · `integration-timeout` · source shop · 2026-11-20T12:00:00Z to 2026-11-21T00:00:00Z',
  );
  expect(lines).toContain('2. Shorten the work that the backend does within a request.');
  expect(lines).toContain('| Integration timeout | 29 s |');
  expect(lines).toContain('| POST /api/reports/generate | 56 | 2,386 | critical |');
  expect(lines.filter((line) => line.includes('2eca3c0c'))).toHaveLength(5);
});

test('it says what explains the finding', () => {
  expect(markdown(latencyFinding)).toContain('Explained by: Integration timeout.');
});

test('it says when', () => {
  const episodes = readEpisodes([episodesFrame([timeoutEpisode])]);
  expect(markdown(timeoutFinding, episodes)).toContain(
    '**When**\n- critical: 2026-11-20T23:05:00Z to 2026-11-20T23:55:00Z\n',
  );
});

test('markup and line breaks from a log stay text', () => {
  const endpoint = 'GET /a|b\n# [click](https://evil.example) <img>';
  const spoiled = { ...timeoutFinding, endpoints: [{ ...timeoutFinding.endpoints[0], endpoint }] };
  const line = markdown(spoiled)
    .split('\n')
    .find((each) => each.includes('GET /a'));
  expect(line).toContain('GET /a\\|b \\# \\[click\\](https://evil.example) \\<img\\>');
});
