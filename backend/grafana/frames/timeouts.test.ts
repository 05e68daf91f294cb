import { info, start, timeoutsAnswer } from '../testing/answers';
import { columnsOf, rowsOf } from '../testing/columns';
import { timeoutsAlertFrames, timeoutsFrames } from './timeouts';

const source = 'orders';

describe('timeoutsFrames', () => {
  const frames = timeoutsFrames({ source, answer: timeoutsAnswer, info });

  it('has series by endpoint, signals and a summary', () => {
    expect(frames.map(({ name }) => name)).toEqual(['timeouts', 'signals', 'summary']);
    expect(columnsOf(frames[0])).toEqual({
      time: [start, start + 300_000],
      'timeouts{"source":"orders","endpoint":"GET /a"}': [1, 4],
      'near_timeouts{"source":"orders","endpoint":"GET /a"}': [0, 2],
      'timeouts{"source":"orders","endpoint":"GET /b"}': [2, 0],
      'near_timeouts{"source":"orders","endpoint":"GET /b"}': [1, 0],
    });
    expect(rowsOf(frames[1])).toEqual([
      { signal: 'message', count: 5 },
      { signal: 'status-504', count: 2 },
    ]);
  });

  it('sums up all together first; a rate of no requests is missing, not 0', () => {
    expect(rowsOf(frames[2])).toEqual([
      { endpoint: '', timeouts: 7, near_timeouts: 3, requests: 100, rate: 0.07 },
      { endpoint: 'GET /a', timeouts: 5, near_timeouts: 2, requests: 100, rate: 0.05 },
      { endpoint: 'GET /b', timeouts: 2, near_timeouts: 1, requests: 0, rate: null },
    ]);
  });

  it('has one row where endpoints are not told apart', () => {
    const series = [
      { endpoint: '', timeouts: [3, 4], nearTimeouts: [1, 2], total: 7, requests: 140 },
    ];
    const whole = timeoutsFrames({ source, answer: { ...timeoutsAnswer, series }, info });
    expect(rowsOf(whole[2])).toEqual([
      { endpoint: '', timeouts: 7, near_timeouts: 3, requests: 140, rate: 0.05 },
    ]);
  });

  it('compares with an earlier range', () => {
    const [a] = timeoutsAnswer.series;
    const compared = { ...timeoutsAnswer, total: 1, series: [{ ...a, total: 1 }] };
    const [, , summary] = timeoutsFrames({ source, answer: timeoutsAnswer, info, compared });
    expect(rowsOf(summary)).toMatchObject([
      { timeouts_compared: 1, requests_compared: 100 },
      { timeouts_compared: 1, requests_compared: 100 },
      { timeouts_compared: 0, requests_compared: 0 },
    ]);
  });

  it.each([
    ['endpoints were left out', 'info', 'endpoints-left-out', null],
    ['other lines were in the log group', 'warning', 'log-group-content', null],
    ['the log group had no events', 'info', 'log-group-content', 0],
  ] as const)('knows whether nothing was counted or nothing is known: %s', (...given) => {
    const [, severity, topic, expected] = given;
    const notices = [{ severity, topic, text: 'Because of it.' }];
    const compared = { ...timeoutsAnswer, total: 0, series: [], info: { ...info, notices } };
    const [, , summary] = timeoutsFrames({ source, answer: timeoutsAnswer, info, compared });
    const row = { timeouts_compared: expected, requests_compared: expected };
    expect(rowsOf(summary)).toMatchObject([row, row, row]);
  });

  it('gives an alert timeouts alone', () => {
    const [frame, ...others] = timeoutsAlertFrames(timeoutsAnswer, source);
    expect(others).toEqual([]);
    expect(frame?.fields.map(({ name }) => name)).toEqual(['time', 'timeouts', 'timeouts']);
  });
});
