import type { EpisodeRow } from '../../components/frames/episodes-frame';
import { readFindings } from '../../components/frames/findings-frame';
import { findingsFrames } from './testing/findings-frames';
import { latencyFinding, timeoutFinding } from './testing/sample-findings';
import { zoomRange } from './zoom-range';

const rowOf = (finding = timeoutFinding) => readFindings(findingsFrames([finding], []))![0];

const episode = (rest: Partial<EpisodeRow>): EpisodeRow => ({
  id: '',
  from: 0,
  to: 600_000,
  title: '',
  text: '',
  rule: 'integration-timeout',
  severity: 'warning',
  endpoint: 'POST /api/reports/generate',
  source: 'shop',
  causedBy: [],
  ...rest,
});

test('without episodes it is where most of the requests fall, with a margin', () => {
  const { from, to } = timeoutFinding.evidence.concentration!;
  expect(zoomRange(rowOf(), [])).toEqual({
    from: Date.parse(from) - 300_000,
    to: Date.parse(to) + 300_000,
  });
});

test('the worst episode of the endpoint wins, of equals the longest', () => {
  const episodes = [
    episode({ from: 0, to: 9_000_000 }),
    episode({ severity: 'high', from: 1_000_000, to: 1_300_000 }),
    episode({ severity: 'high', from: 2_000_000, to: 2_600_000 }),
    episode({ severity: 'critical', endpoint: 'GET /other' }),
    episode({ severity: 'critical', rule: 'throttled' }),
    episode({ severity: 'critical', source: 'another' }),
  ];
  expect(zoomRange(rowOf(), episodes)).toEqual({ from: 1_940_000, to: 2_660_000 });
});

test('a finding of the whole source looks for its episode without endpoint', () => {
  const whole = episode({ rule: 'high-latency', endpoint: '', from: 600_000, to: 1_200_000 });
  expect(zoomRange(rowOf(latencyFinding), [whole])).toEqual({ from: 540_000, to: 1_260_000 });
});

test('nowhere to zoom to where the data does not say', () => {
  const evidence = { ...timeoutFinding.evidence, concentration: null };
  expect(zoomRange(rowOf({ ...timeoutFinding, evidence }), [])).toBeUndefined();
});
