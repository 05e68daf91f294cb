import fc from 'fast-check';
import { Query } from '@tailgate/contract';
import { TailgateError } from '../errors';
import { parseInstant } from './instant';
import { parseInput } from './parse-input';

describe('parseInput', () => {
  it('fills in the defaults of the kind that is asked', () => {
    expect(parseInput(Query, { kind: 'slow-requests', from: 1, to: 2 }, 'body')).toEqual({
      kind: 'slow-requests',
      from: 1,
      to: 2,
      limit: 20,
    });
  });

  it('gives a query or a coded error for any JSON value', () => {
    const key = fc.constantFrom(
      'kind',
      'from',
      'to',
      'limit',
      'endpoints',
      'rules',
      '__proto__',
      'of',
    );
    const scalar = fc.oneof(
      fc.constantFrom('latency', 'findings', 'values', 'endpoint', null, true),
      fc.integer(),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const object = fc.array(fc.tuple(key, scalar)).map((pairs) => Object.fromEntries(pairs));
    fc.assert(
      fc.property(fc.oneof(object, fc.jsonValue()), (value) => {
        try {
          expect(parseInput(Query, value, 'body').from).toEqual(expect.any(Number));
        } catch (error) {
          expect(error).toBeInstanceOf(TailgateError);
          expect(error instanceof TailgateError && error.code).toBe('invalid-input');
          expect(error instanceof TailgateError && error.place).toMatch(/^body/);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('parseInstant', () => {
  it.each([
    ['0', 0],
    ['1763647950000', 1_763_647_950_000],
    ['2025-11-20', Date.UTC(2025, 10, 20)],
    ['2025-11-20T14:00Z', Date.UTC(2025, 10, 20, 14)],
    ['2025-11-20T14:00:01.5+02:00', Date.UTC(2025, 10, 20, 12, 0, 1, 500)],
    ['2025-11-20T14:00:00 02:00', Date.UTC(2025, 10, 20, 12)],
  ])('reads %s', (text, ms) => {
    expect(parseInstant('from', text)).toBe(ms);
  });

  it.each([
    '',
    '-1',
    '1.5',
    '1e9',
    '2025-02-30T00:00:00',
    '2025-11-20T25:00Z',
    'now',
    '1969-01-01',
    ' 1',
  ])('refuses %j', (text) => {
    expect(() => parseInstant('from', text)).toThrow(TailgateError);
  });
});
