import fc from 'fast-check';
import { Reader, Writer } from 'protobufjs/light';
import { TailgateError } from '../../errors';
import { QueryDataRequest, QueryDataResponse } from './data';
import { CheckHealthRequest, CheckHealthResponse, CollectMetricsResponse } from './diagnostics';
import { ConnInfo, Empty, StdioData } from './go-plugin';
import { CallResourceRequest, CallResourceResponse } from './resource';
import { PluginContext } from './plugin-context';

/** Wire types of protobuf: 0 varint, 2 length-delimited. */
const tag = (field: number, type: 0 | 2): number => (field << 3) | type;

interface Field {
  readonly number: number;
  readonly value: string | number | Uint8Array;
}

/** Bytes of a message, field by field, without any description of it. */
function written(fields: readonly Field[]): Uint8Array {
  const writer = Writer.create();
  for (const { number, value } of fields) {
    if (typeof value === 'number') writer.uint32(tag(number, 0)).int64(value);
    else if (typeof value === 'string') writer.uint32(tag(number, 2)).string(value);
    else writer.uint32(tag(number, 2)).bytes(value);
  }
  return writer.finish();
}

const field = (number: number, value: Field['value']): Field => ({ number, value });
const bytes = (text: string): Uint8Array => Buffer.from(text);

/** Field numbers of a message, with how they are written, in their order. */
function numbersIn(encoded: Uint8Array): string[] {
  const reader = Reader.create(encoded);
  const found: string[] = [];
  while (reader.pos < reader.len) {
    const next = reader.uint32();
    found.push(`${next >>> 3}:${next & 7}`);
    reader.skipType(next & 7);
  }
  return found;
}

// The numbers are those of Grafana's backend.proto and of go-plugin's .proto files.
describe('messages', () => {
  it('reads a whole QueryDataRequest by its field numbers', () => {
    const settings = written([
      field(1, 7),
      field(2, 'Tailgate'),
      field(3, 'http://h'),
      field(8, bytes('{"source":"orders"}')),
      field(9, written([field(1, 'token'), field(2, 'secret')])),
      field(10, 1_800_000_000_000),
      field(11, 'uid-1'),
    ]);
    const user = written([field(1, 'ada'), field(2, 'Ada'), field(3, 'a@b'), field(4, 'Editor')]);
    const context = written([
      field(1, 3),
      field(2, 'tailgate-apigateway-datasource'),
      field(3, user),
      field(5, settings),
      field(6, written([field(1, 'k'), field(2, 'v')])),
      field(7, '1.0.0'),
      field(8, 'Grafana/12.4.3'),
      field(10, 'default'),
    ]);
    const query = written([
      field(1, 'A'),
      field(2, 800),
      field(3, 15_000),
      field(4, written([field(1, 1_795_000_000_000), field(2, 1_795_000_600_000)])),
      field(5, bytes('{"kind":"latency"}')),
      field(6, 'type'),
    ]);
    const request = QueryDataRequest.decode(
      written([
        field(1, context),
        field(2, written([field(1, 'FromAlert'), field(2, 'true')])),
        field(3, query),
        field(4, 1),
        // A field of a later version.
        field(99, 'unknown'),
      ]),
    );
    expect(request).toEqual({
      pluginContext: {
        orgId: 3,
        pluginId: 'tailgate-apigateway-datasource',
        user: { login: 'ada', name: 'Ada', email: 'a@b', role: 'Editor' },
        appInstanceSettings: null,
        dataSourceInstanceSettings: {
          id: 7,
          name: 'Tailgate',
          url: 'http://h',
          user: '',
          database: '',
          basicAuthEnabled: false,
          basicAuthUser: '',
          jsonData: Buffer.from('{"source":"orders"}'),
          decryptedSecureJsonData: { token: 'secret' },
          lastUpdatedMS: 1_800_000_000_000,
          uid: 'uid-1',
          apiVersion: '',
        },
        grafanaConfig: { k: 'v' },
        pluginVersion: '1.0.0',
        userAgent: 'Grafana/12.4.3',
        apiVersion: '',
        namespace: 'default',
      },
      headers: { FromAlert: 'true' },
      queries: [
        {
          refId: 'A',
          maxDataPoints: 800,
          intervalMS: 15_000,
          timeRange: { fromEpochMS: 1_795_000_000_000, toEpochMS: 1_795_000_600_000 },
          json: Buffer.from('{"kind":"latency"}'),
          queryType: 'type',
        },
      ],
      format: 1,
    });
  });

  it('reads a CallResourceRequest by its field numbers', () => {
    const list = written([field(1, 'a'), field(1, 'b')]);
    const request = CallResourceRequest.decode(
      written([
        field(2, 'values'),
        field(3, 'GET'),
        field(4, 'values?of=endpoint'),
        field(5, written([field(1, 'Accept'), field(2, list)])),
        field(6, bytes('body')),
      ]),
    );
    expect(request).toMatchObject({
      pluginContext: null,
      path: 'values',
      method: 'GET',
      url: 'values?of=endpoint',
      headers: { Accept: { values: ['a', 'b'] } },
      body: Buffer.from('body'),
    });
  });

  it('writes answers with their field numbers', () => {
    const response = {
      frames: [bytes('ARROW1')],
      error: 'x',
      jsonMeta: new Uint8Array(),
      status: 200,
      errorSource: 'plugin',
      format: 0,
    };
    const encoded = QueryDataResponse.encode({ responses: { A: response } });
    expect(numbersIn(encoded)).toEqual(['1:2']);
    // The map entry is the only field: its tag and length are a byte each, or two.
    const entry = Reader.create(encoded);
    entry.uint32();
    const inner = Reader.create(entry.bytes());
    expect([inner.uint32() >>> 3, inner.string(), inner.uint32() >>> 3]).toEqual([1, 'A', 2]);
    expect(numbersIn(inner.bytes())).toEqual(['1:2', '2:2', '3:2', '4:0', '5:2', '6:0']);
    const health = { status: 1, message: 'm', jsonDetails: bytes('{}') };
    expect(numbersIn(CheckHealthResponse.encode(health))).toEqual(['1:0', '2:2', '3:2']);
    const metrics = CollectMetricsResponse.encode({ metrics: { prometheus: bytes('up 1') } });
    expect(Buffer.from(metrics)).toEqual(
      Buffer.from(written([field(1, written([field(1, bytes('up 1'))]))])),
    );
    const resource = { code: 200, headers: { a: { values: ['b'] } }, body: bytes('{}') };
    expect(numbersIn(CallResourceResponse.encode(resource))).toEqual(['1:0', '2:2', '3:2']);
  });

  it('reads nothing at all as every default', () => {
    expect(Empty.decode(new Uint8Array())).toEqual({});
    expect(CheckHealthRequest.decode(new Uint8Array())).toEqual({
      pluginContext: null,
      headers: {},
    });
    expect(ConnInfo.decode(new Uint8Array())).toMatchObject({ serviceId: 0, knock: null });
    expect(StdioData.decode(new Uint8Array()).channel).toBe(0);
  });

  it('gives back what it wrote', () => {
    const text = fc.string({ unit: 'binary' });
    const map = fc.dictionary(text, text, { noNullPrototype: true });
    const request = fc.record({
      pluginContext: fc.constant(null),
      headers: map,
      queries: fc.array(
        fc.record({
          refId: text,
          maxDataPoints: fc.maxSafeInteger(),
          intervalMS: fc.maxSafeInteger(),
          timeRange: fc.option(
            fc.record({ fromEpochMS: fc.maxSafeInteger(), toEpochMS: fc.maxSafeInteger() }),
          ),
          json: fc.uint8Array().map((array) => Buffer.from(array)),
          queryType: text,
        }),
        { maxLength: 4 },
      ),
      format: fc.integer(),
    });
    fc.assert(
      fc.property(request, (value) => {
        expect(QueryDataRequest.decode(QueryDataRequest.encode(value))).toEqual(value);
      }),
      { numRuns: 100 },
    );
  });

  it('takes any bytes for a message or for none, and never anything else', () => {
    const context = PluginContext.encode(
      PluginContext.decode(written([field(2, 'id'), field(3, written([field(4, 'Admin')]))])),
    );
    const base = written([field(1, context), field(3, written([field(1, 'A'), field(5, 'x')]))]);
    const damaged = fc
      .tuple(fc.nat(base.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }))
      .map(([at, by]) => Buffer.concat([base.subarray(0, at), by, base.subarray(at + by.length)]));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged), (input) => {
        try {
          const { queries } = QueryDataRequest.decode(input);
          expect(Array.isArray(queries)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(TailgateError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
