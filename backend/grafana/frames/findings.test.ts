import { episode, finding, findingsAnswer } from '../testing/answers';
import { rowsOf } from '../testing/columns';
import { findingsFrames } from './findings';

const critical = finding({ rule: 'throttled', severity: 'critical', endpoints: [] });

describe('findingsFrames', () => {
  it('has a row per finding, the worst first, with the whole finding as JSON', () => {
    const [frame] = findingsFrames(findingsAnswer([finding(), critical]), []);
    expect(rowsOf(frame)).toEqual([
      expect.objectContaining({
        rule: 'throttled',
        severity: 'critical',
        severity_value: 4,
        endpoint: '',
        endpoints: 0,
        affected: 0,
        finding: critical,
      }),
      {
        severity: 'warning',
        rule: 'slow-integration',
        title: 'Slow integration',
        summary: 'P99 is 3.8 s.',
        endpoint: 'GET /a',
        endpoints: 1,
        affected: 5,
        requests: 500,
        confidence: 'high',
        caused_by: 'integration-timeout',
        from: Date.UTC(2026, 10, 20, 14),
        to: Date.UTC(2026, 10, 20, 14, 5),
        meaning: 'The backend is slow.',
        actions: 'Profile it.\nScale it.',
        source: 'orders',
        severity_value: 2,
        finding: finding(),
      },
    ]);
  });

  it('keeps the states of the rules where nothing was found', () => {
    const [findings, rules] = findingsFrames(findingsAnswer([finding()]), ['critical']);
    expect(findings?.fields).toEqual([]);
    expect(rowsOf(rules)).toEqual([
      { rule: 'throttled', state: 'ran', reason: '', remedy: '', requests: 500 },
      {
        rule: 'near-timeout',
        state: 'cannot-run',
        reason: 'The log has no integration latency.',
        remedy: 'Add $context.integrationLatency.',
        requests: 0,
      },
    ]);
  });

  it('has the episodes beside the findings, also where none of them is left', () => {
    for (const chosen of [[], ['info'] as const]) {
      const frames = findingsFrames(findingsAnswer([finding()]), chosen, [episode()]);
      expect(frames.map(({ name }) => name)).toEqual(['findings', 'rules', 'episodes']);
      expect(rowsOf(frames[2])).toMatchObject([{ rule: episode().rule }]);
    }
  });

  it('shows the severities chosen only', () => {
    const [frame] = findingsFrames(findingsAnswer([finding(), critical]), ['critical', 'high']);
    expect(rowsOf(frame).map(({ rule }) => rule)).toEqual(['throttled']);
  });
});
