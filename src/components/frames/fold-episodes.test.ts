import fc from 'fast-check';
import { severities } from '@tailgate/contract';
import type { EpisodeRow } from './episodes-frame';
import { foldEpisodes } from './fold-episodes';

const episode = (change: Partial<EpisodeRow>): EpisodeRow => ({
  id: '',
  from: 10,
  to: 20,
  title: 'Integration timeouts',
  text: '',
  rule: 'integration-timeout',
  severity: 'critical',
  endpoint: '',
  source: 'shop',
  causedBy: [],
  ...change,
});
const told = (...given: EpisodeRow[]) =>
  foldEpisodes(given).map(({ title, endpoint, severity, from, to }) =>
    [severity, title, endpoint, from, to].join(' | '),
  );

test("an endpoint's own and the whole's of one rule are one, under the name of the endpoint", () => {
  expect(told(episode({}), episode({ endpoint: 'POST /a', to: 19 }))).toEqual([
    'critical | Integration timeouts | POST /a | 10 | 20',
  ]);
});

test('those of several endpoints are one that says how many', () => {
  const title = (endpoint: string) => `Integration timeouts: ${endpoint}`;
  expect(
    told(
      episode({ endpoint: 'POST /a', title: title('POST /a') }),
      episode({ endpoint: 'POST /b', title: title('POST /b'), from: 5, to: 12 }),
      episode({}),
    ),
  ).toEqual(['critical | Integration timeouts on 2 endpoints |  | 5 | 20']);
});

test('other rules, severities, sources and times stay apart', () => {
  const others = [
    episode({}),
    episode({ rule: 'high-latency', title: 'High latency' }),
    episode({ source: 'admin' }),
    episode({ from: 20, to: 30 }),
    episode({ endpoint: 'GET /b', severity: 'warning' }),
  ];
  expect(foldEpisodes(others)).toHaveLength(others.length);
});

test('a milder one is left out only where a worse one of its endpoint, or for the whole of any, covers it', () => {
  const worse = episode({ endpoint: 'POST /a' });
  expect(told(worse, episode({ severity: 'high' }))).toHaveLength(1);
  expect(told(worse, episode({ severity: 'high', to: 25 }))).toHaveLength(2);
  expect(told(worse, episode({ severity: 'high', endpoint: 'POST /a' }))).toHaveLength(1);
  expect(told(worse, episode({ severity: 'high', endpoint: 'POST /b' }))).toHaveLength(2);
  const ofWhole = episode({});
  expect(told(ofWhole, episode({ severity: 'high', endpoint: 'POST /b' }))).toHaveLength(2);
});

test('causes come before what they explain', () => {
  const explained = episode({ rule: 'high-5xx', from: 1, causedBy: ['integration-timeout'] });
  expect(foldEpisodes([explained, episode({})]).map(({ rule }) => rule)).toEqual([
    'integration-timeout',
    'high-5xx',
  ]);
  const alsoAlone = episode({ rule: 'high-5xx', from: 1, endpoint: 'GET /b' });
  expect(foldEpisodes([explained, alsoAlone])[0]?.causedBy).toEqual([]);
});

test('no moment of a severity is lost or made up, whatever the episodes', () => {
  const any = fc.record({
    from: fc.nat(20),
    length: fc.integer({ min: 1, max: 10 }),
    endpoint: fc.constantFrom('', 'a', 'b'),
    severity: fc.constantFrom(...severities),
  });
  const isAt = (moment: number) => (one: EpisodeRow) => one.from <= moment && moment < one.to;
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (rows) => {
      const given = rows.map(({ length, ...row }) => episode({ ...row, to: row.from + length }));
      const folded = foldEpisodes(given);
      for (let moment = 0; moment < 30; moment++) {
        const worst = (of: readonly EpisodeRow[]) =>
          Math.max(-1, ...of.filter(isAt(moment)).map((one) => severities.indexOf(one.severity)));
        expect(worst(folded)).toBe(worst(given));
      }
    }),
  );
});
