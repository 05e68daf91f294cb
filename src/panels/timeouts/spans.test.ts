import { FieldType, toDataFrame } from '@grafana/data';
import { timeoutSpans } from './spans';

const first = Date.parse('2026-11-20T00:00:00Z');
const minute = 60_000;
const at = (minutes: number) => first + minutes * minute;
const times = Array.from({ length: 40 }, (_, bin) => at(bin * 5));
const hitAt = (...bins: number[]) => ({
  times,
  counts: times.map((_, bin) => (bins.includes(bin) ? 3 : 0)),
});

test('an outage ends with its last bin', () => {
  expect(timeoutSpans([], hitAt(4, 5, 7))).toEqual([{ from: at(20), to: at(40) }]);
  expect(timeoutSpans([], hitAt())).toEqual([]);
  expect(timeoutSpans([], { times: [], counts: [] })).toEqual([]);
});

test('what comes more than an hour later is another', () => {
  expect(timeoutSpans([], hitAt(0, 13, 30))).toEqual([
    { from: at(0), to: at(70) },
    { from: at(150), to: at(155) },
  ]);
});

test('episodes of timeouts tell it where the data has them, overlapping ones as one', () => {
  const rows = [
    [at(15), at(55), 'integration-timeout', '/a'],
    [at(20), at(70), 'integration-timeout', '/b'],
    [at(90), at(95), 'integration-timeout', '/a'],
    [at(0), at(190), 'high-latency', '/a'],
  ] as const;
  const frame = toDataFrame({
    meta: { custom: { tailgate: { frame: 'episodes' } } },
    fields: [
      { name: 'time', type: FieldType.time, values: rows.map(([from]) => from) },
      { name: 'timeEnd', type: FieldType.time, values: rows.map(([, to]) => to) },
      { name: 'rule', type: FieldType.string, values: rows.map(([, , rule]) => rule) },
      { name: 'endpoint', type: FieldType.string, values: rows.map(([, , , name]) => name) },
      { name: 'severity', type: FieldType.string, values: rows.map(() => 'high') },
    ],
  });
  expect(timeoutSpans([frame], hitAt(4))).toEqual([
    { from: at(15), to: at(70) },
    { from: at(90), to: at(95) },
  ]);
});
