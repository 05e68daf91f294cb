import type { EpisodeRow } from '../../components/frames/episodes-frame';
import { readFindings } from '../../components/frames/findings-frame';
import { episodesOf } from './finding-episodes';
import { findingsFrames } from './testing/findings-frames';
import { latencyFinding, throttledFinding, timeoutFinding } from './testing/sample-findings';

const rowOf = (finding = timeoutFinding) => readFindings(findingsFrames([finding], []))![0];
const reports = 'POST /api/reports/generate';

const episode = (rest: Partial<EpisodeRow>): EpisodeRow => ({
  id: '',
  from: 0,
  to: 600_000,
  title: '',
  text: '',
  rule: 'integration-timeout',
  severity: 'warning',
  endpoint: '',
  source: 'shop',
  causedBy: [],
  ...rest,
});

test('the worst comes first, of equals the longest; other rules and sources have none', () => {
  const long = episode({ from: 0, to: 9_000_000 });
  const short = episode({ severity: 'high', from: 1_000_000, to: 1_300_000 });
  const worst = episode({ severity: 'high', from: 2_000_000, to: 2_600_000 });
  const others = [episode({ rule: 'throttled' }), episode({ source: 'another' })];
  expect(episodesOf(rowOf(), [long, short, ...others, worst])).toEqual([worst, short, long]);
});

test('of several endpoints the worst episode of one of them counts as much as one of the whole', () => {
  const long = episode({ from: 0, to: 9_000_000 });
  const own = episode({
    endpoint: reports,
    severity: 'critical',
    from: 20_000_000,
    to: 20_600_000,
  });
  const milder = episode({ from: 20_000_000, to: 20_600_000 });
  expect(episodesOf(rowOf(), [long, own, milder])).toEqual([own, long]);
  expect(episodesOf(rowOf(), [own])).toEqual([own]);
});

test('of a single endpoint it is its own', () => {
  const single = {
    ...timeoutFinding,
    endpoints: timeoutFinding.endpoints.slice(0, 1),
  };
  const own = episode({ endpoint: reports });
  expect(episodesOf(rowOf(single), [episode({ severity: 'critical' }), own])).toEqual([own]);
  expect(episodesOf(rowOf(single), [episode({ endpoint: 'GET /other' })])).toEqual([]);
});

test('a finding of the whole source takes those of its endpoints where there is no other', () => {
  const { endpoint } = latencyFinding.endpoints[3];
  const one = episode({ rule: 'high-latency', endpoint });
  expect(episodesOf(rowOf(latencyFinding), [one])).toEqual([one]);
  expect(episodesOf(rowOf(throttledFinding), [one])).toEqual([]);
});
