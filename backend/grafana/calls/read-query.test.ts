import fc from 'fast-check';
import { TailgateError } from '../../errors';
import { readQuery } from './read-query';

const range = { fromEpochMS: 1_000, toEpochMS: 2_000 };

const read = (json: unknown, timeRange: typeof range | null = range) =>
  readQuery({
    refId: 'A',
    maxDataPoints: 100,
    intervalMS: 15_000,
    timeRange,
    json: Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)),
    queryType: '',
  });

/** What a query is refused with, as one text. */
function refusal(json: unknown, timeRange: typeof range | null = range): string {
  try {
    read(json, timeRange);
  } catch (error) {
    if (error instanceof TailgateError) return `${error.place}: ${error.message} ${error.remedy}`;
  }
  return 'not refused';
}

describe('readQuery', () => {
  it('reads a query with the fields that Grafana puts beside it', () => {
    const json = {
      refId: 'A',
      datasource: { type: 'tailgate-apigateway-datasource', uid: 'u' },
      hide: false,
      kind: 'timeouts',
      endpoints: ['GET /a', ' ', ''],
    };
    expect(read(json)).toMatchObject({
      refId: 'A',
      query: { kind: 'timeouts', endpoints: ['GET /a'] },
      from: 1_000,
      to: 2_000,
      intervalMs: 15_000,
      maxDataPoints: 100,
    });
  });

  it('takes nothing, null and emptied fields for the defaults', () => {
    for (const json of ['', 'null', '{}', { kind: null, source: null, rules: null }]) {
      expect(read(json).query).toEqual({ kind: 'latency', endpoints: [] });
    }
  });

  it('names the refId, the field, its value and what is allowed', () => {
    expect(refusal({ kind: 'latencies' })).toBe(
      'query A, kind: The field kind cannot be "latencies". Allowed: one of latency, timeouts, findings, episodes, slow-requests, logs, alert.',
    );
    expect(refusal({ percentiles: [0.5, 99] })).toContain('query A, percentiles[1]: ');
    expect(refusal({ maxSeries: '5' })).toContain('The field maxSeries cannot be "5".');
    expect(refusal('[1]')).toContain('query A: ');
    expect(refusal('{"kind":')).toContain('query A: This is no JSON.');
    expect(refusal({}, null)).toContain('query A: The query has no time range.');
  });

  it('reads any JSON, or refuses it in words', () => {
    const field = fc.constantFrom(
      ...['kind', 'source', 'endpoints', 'rules', 'percentiles', 'limit', '__proto__', 'text'],
    );
    const query = fc.dictionary(field, fc.jsonValue({ maxDepth: 2 }), { noNullPrototype: true });
    const text = fc.oneof(
      query.map((value) => JSON.stringify(value)),
      fc.json(),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (json) => {
        try {
          expect(read(json).query.kind).toEqual(expect.any(String));
        } catch (error) {
          expect(error).toBeInstanceOf(TailgateError);
          expect(error).toMatchObject({ code: 'invalid-input' });
          expect(String(error).length).toBeLessThan(600);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
