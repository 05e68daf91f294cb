import { FieldType, toDataFrame } from '@grafana/data';
import { firstBin, binMs, timeoutsFrames } from '../../panels/timeouts/testing/timeouts-frames';
import { readNotices } from './notices';
import { readSignals } from './signals-frame';
import { readTimeoutBins } from './timeout-series';
import { readTimeoutSummary } from './timeout-summary';

test('bins have the timeouts and near timeouts of each endpoint', () => {
  const { times, series } = readTimeoutBins(timeoutsFrames());
  expect(times.slice(0, 2)).toEqual([firstBin, firstBin + binMs]);
  expect(series).toHaveLength(6);
  expect(series[0]?.endpoint).toBe('POST /api/reports/generate');
  expect(series[0]?.timeouts.slice(-5)).toEqual([3, 7, 11, 14, 21]);
  expect(series[0]?.nearTimeouts.slice(-1)).toEqual([6]);
});

test('series on different times meet on all of them', () => {
  const frame = (time: number, endpoint: string) =>
    toDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: [time] },
        { name: 'timeouts', type: FieldType.number, values: [5], labels: { endpoint } },
      ],
    });
  const { times, series } = readTimeoutBins([frame(20, 'b'), frame(10, 'a')]);
  expect(times).toEqual([10, 20]);
  expect(series.map(({ timeouts }) => timeouts)).toEqual([
    [null, 5],
    [5, null],
  ]);
});

test('the summary says how it was before', () => {
  const [whole, worst] = readTimeoutSummary(timeoutsFrames());
  expect(whole).toMatchObject({
    endpoint: '',
    timeouts: 74,
    nearTimeouts: 16,
    timeoutsCompared: 23,
  });
  expect(worst).toMatchObject({ timeouts: 56, requests: 2_386, row: 1 });
  expect(readTimeoutSummary(timeoutsFrames({ isCompared: false }))[0]?.timeoutsCompared).toBeNull();
});

test('signals come most frequent first, those that did not occur not at all', () => {
  const frame = toDataFrame({
    fields: [
      { name: 'signal', type: FieldType.string, values: ['rare', 'often', 'never'] },
      { name: 'count', type: FieldType.number, values: [1, 9, 0] },
    ],
  });
  expect(readSignals([frame]).map(({ signal }) => signal)).toEqual(['often', 'rare']);
});

test('a notice that several frames carry is said once, with its worst severity', () => {
  const frame = (severity: 'info' | 'warning') =>
    toDataFrame({ fields: [], meta: { notices: [{ severity, text: 'Partial.' }] } });
  expect(readNotices([frame('info'), frame('warning'), frame('info')])).toEqual([
    { severity: 'warning', text: 'Partial.' },
  ]);
});
