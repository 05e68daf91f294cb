import {
  Binary,
  DateMillisecond,
  Dictionary,
  Float64,
  Int32,
  Int64,
  Uint16,
  Utf8,
} from 'apache-arrow';
import { Bool, TimestampMillisecond, TimestampNanosecond } from 'apache-arrow';
import { arrowFile, arrowStream } from '../testing/arrow-file';
import { frameJson } from './frame-json';
import { readFrame } from './read-frame';

const json = (bytes: Uint8Array) => frameJson(readFrame(bytes));

describe('reading frames as Grafana does', () => {
  it('gives names, types, labels, config and meta as the browser gets them', () => {
    const bytes = arrowFile(
      [
        {
          name: 'time',
          type: new TimestampNanosecond(),
          values: [1_700_000_000_000_000_000n, 1_700_000_060_000_000_000n],
        },
        {
          name: 'count',
          type: new Float64(),
          values: [1.5, null],
          nullable: true,
          metadata: { labels: '{"s":"a"}', config: '{"unit":"ms","unknown":1}', tstype: 'number' },
        },
      ],
      {
        name: 'latency',
        refId: 'A',
        meta: JSON.stringify({
          type: 'timeseries-wide',
          typeVersion: [0, 1],
          custom: { version: 1 },
          notices: [{ severity: 'warning', text: 'part', inspect: 3 }],
          stats: [{ displayName: 'Bytes', unit: 'bytes', value: 0 }],
          other: true,
        }),
      },
    );
    expect(json(bytes)).toEqual({
      schema: {
        name: 'latency',
        refId: 'A',
        meta: {
          type: 'timeseries-wide',
          typeVersion: [0, 1],
          custom: { version: 1 },
          notices: [{ severity: 'warning', text: 'part', inspect: 'data' }],
          stats: [{ displayName: 'Bytes', unit: 'bytes', value: 0 }],
        },
        fields: [
          { name: 'time', type: 'time', typeInfo: { frame: 'time.Time' } },
          {
            name: 'count',
            type: 'number',
            typeInfo: { frame: 'float64', nullable: true },
            labels: { s: 'a' },
            config: { unit: 'ms' },
          },
        ],
      },
      data: {
        values: [
          [1_700_000_000_000, 1_700_000_060_000],
          [1.5, null],
        ],
      },
    });
  });

  it('keeps the labels of fields that share a name apart', () => {
    const column = (s: string) => ({
      name: 'count',
      type: new Float64(),
      values: [1],
      metadata: { labels: JSON.stringify({ s }) },
    });
    const { fields } = readFrame(arrowFile([column('a'), column('b')]));
    expect(fields.map(({ labels }) => labels)).toEqual([{ s: 'a' }, { s: 'b' }]);
  });

  it('tells what JSON cannot hold: NaN, infinities, nanoseconds', () => {
    const { data } = json(
      arrowFile([
        { name: 'n', type: new Float64(), values: [Number.NaN, Infinity, -Infinity] },
        { name: 't', type: new TimestampNanosecond(), values: [1_000_001n, -1n, 5_000_000n] },
      ]),
    );
    expect(data.values).toEqual([
      [null, null, null],
      [1, -1, 5],
    ]);
    expect(data.entities).toEqual([{ NaN: [0], Inf: [1], NegInf: [2] }, null]);
    expect(data.nanos).toEqual([null, [1, 999_999, 0]]);
  });

  it('reads a null of a column that is not nullable as a value', () => {
    const { data } = json(
      arrowFile([
        { name: 'n', type: new Int32(), values: [null, 2] },
        { name: 's', type: new Utf8(), values: [null, 'x'] },
        { name: 'b', type: new Bool(), values: [null, true] },
      ]),
    );
    expect(data.values).toEqual([
      [0, 2],
      ['', 'x'],
      [false, true],
    ]);
  });

  it('reads JSON columns, enumerations, 64-bit integers and frames without fields', () => {
    const { schema, data } = json(
      arrowFile([
        { name: 'j', type: new Binary(), values: [Buffer.from('{"a":[1]}')] },
        { name: 'e', type: new Uint16(), values: [2], metadata: { tstype: 'enum' } },
        { name: 'i', type: new Int64(), values: [7n] },
      ]),
    );
    expect(schema.fields.map(({ type }) => type)).toEqual(['other', 'enum', 'number']);
    expect(data.values).toEqual([[{ a: [1] }], [2], [7]]);
    expect(json(arrowFile([], { meta: '{"type":"numeric-long","typeVersion":[0,1]}' }))).toEqual({
      schema: { meta: { type: 'numeric-long', typeVersion: [0, 1] }, fields: [] },
      data: { values: [] },
    });
  });

  it('takes timestamps of any unit for nanoseconds', () => {
    const { data } = json(
      arrowFile([
        { name: 't', type: new TimestampMillisecond(), values: [new Date(1_700_000_000_000)] },
      ]),
    );
    // 1.7e12 ns are not half an hour after the epoch.
    expect(data.values).toEqual([[1_700_000]]);
  });
});

describe('what makes Grafana drop the whole answer', () => {
  const text = { name: 's', type: new Utf8(), values: ['x'] };

  it.each([
    ['a stream', () => arrowStream([text]), 'not an Arrow file'],
    ['rubbish', () => Buffer.from('not arrow at all'), 'not an Arrow file'],
    ['no bytes', () => new Uint8Array(), 'not an Arrow file'],
    [
      'dictionaries',
      () => arrowFile([{ ...text, type: new Dictionary(new Utf8(), new Int32()) }]),
      'Dictionary',
    ],
    [
      'dates',
      () => arrowFile([{ name: 'd', type: new DateMillisecond(), values: [new Date()] }]),
      'Date',
    ],
    ['meta that is no JSON', () => arrowFile([text], { meta: '{' }), 'the meta of a frame'],
    [
      'a version that is no pair',
      () => arrowFile([text], { meta: '{"typeVersion":"0.1"}' }),
      '/typeVersion',
    ],
    [
      'an unknown severity',
      () => arrowFile([text], { meta: '{"notices":[{"severity":"bad","text":""}]}' }),
      '/notices/0/severity',
    ],
    [
      'a word for inspect',
      () => arrowFile([text], { meta: '{"notices":[{"text":"","inspect":"data"}]}' }),
      '/notices/0/inspect',
    ],
    [
      'labels that are no texts',
      () => arrowFile([{ ...text, metadata: { labels: '{"a":1}' } }]),
      'labels of s/a',
    ],
    [
      'a config of a wrong type',
      () => arrowFile([{ ...text, metadata: { config: '{"decimals":1.5}' } }]),
      'config of s/decimals',
    ],
    [
      'a JSON column that holds none',
      () => arrowFile([{ name: 'j', type: new Binary(), values: [Buffer.from('{')] }]),
      'JSON',
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => readFrame(bytes())).toThrow(message);
  });
});
