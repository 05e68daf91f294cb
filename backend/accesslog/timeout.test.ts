import {
  defaultTimeoutMs,
  signalsOfMask,
  timeoutMsFor,
  timeoutSignalsOf,
  type TimeoutEvidence,
} from './timeout';
import { timeoutSignals } from './canonical';
import { errorFlagsOf } from './error-text';

const answered: TimeoutEvidence = {
  status: 200,
  integrationLatency: 120,
  responseLatency: 130,
  errorResponseType: '-',
  errorFlags: 0,
  timeoutMs: 29_000,
  toleranceMs: 500,
};
const signals = (change: Partial<TimeoutEvidence>) => timeoutSignalsOf({ ...answered, ...change });

describe('the timeout classifier', () => {
  it('finds no signal in an answered request, however slow', () => {
    expect(signals({})).toEqual([]);
    expect(signals({ integrationLatency: 28_900, responseLatency: 28_990 })).toEqual([]);
  });

  it('never takes a missing integration latency alone for a timeout', () => {
    for (const status of [200, 401, 403, 429, 500, 503, 504]) {
      expect(signals({ status, integrationLatency: Number.NaN, responseLatency: 4 })).toEqual([]);
      expect(
        signals({ status, integrationLatency: Number.NaN, responseLatency: Number.NaN }),
      ).toEqual([]);
    }
  });

  it('reads each signal by itself', () => {
    expect(signals({ integrationLatency: -1 })).toEqual(['integration-latency-minus-one']);
    expect(signals({ errorResponseType: 'INTEGRATION_TIMEOUT' })).toEqual([
      'response-type-integration-timeout',
    ]);
    expect(signals({ errorFlags: errorFlagsOf('Endpoint request timed out') })).toEqual([
      'error-text',
    ]);
    expect(
      signals({ status: 504, integrationLatency: Number.NaN, responseLatency: 29_009 }),
    ).toEqual(['latency-at-limit']);
  });

  it('names all signals of a real line', () => {
    const real = signals({
      status: 504,
      integrationLatency: -1,
      responseLatency: 29_011,
      errorResponseType: 'INTEGRATION_TIMEOUT',
      errorFlags: errorFlagsOf('Endpoint request timed out'),
    });
    expect(real).toEqual([...timeoutSignals]);
  });

  it.each([
    [503, 28_500, true],
    [504, 28_500, true],
    [504, 28_499, false],
    [504, 120_000, true],
    [502, 29_000, false],
    [500, 29_000, false],
  ])('takes %d after %d ms at the limit of 29 s: %s', (status, ms, fires) => {
    expect(
      signals({ status, integrationLatency: ms, responseLatency: Number.NaN }).length > 0,
    ).toBe(fires);
    expect(
      signals({ status, integrationLatency: Number.NaN, responseLatency: ms }).length > 0,
    ).toBe(fires);
  });

  it('moves with the configured timeout', () => {
    const at = { status: 504, integrationLatency: Number.NaN, responseLatency: 29_010 };
    expect(signals({ ...at, timeoutMs: 60_000 })).toEqual([]);
    expect(signals({ ...at, timeoutMs: 5_000 })).toEqual(['latency-at-limit']);
  });

  it('gives the names of a mask in their order', () => {
    expect(signalsOfMask(0)).toEqual([]);
    expect(signalsOfMask(0b1010)).toEqual([
      'response-type-integration-timeout',
      'latency-at-limit',
    ]);
  });
});

describe('timeouts of endpoints', () => {
  const overrides = [
    { endpoint: 'POST /api/reports/*', ms: 60_000 },
    { endpoint: '/api/*', ms: 10_000 },
  ];

  it('has the defaults of AWS for each kind', () => {
    expect(defaultTimeoutMs).toEqual({ rest: 29_000, http: 30_000, websocket: 29_000 });
    expect(timeoutMsFor('http', 'GET /x', { overrides: [], toleranceMs: 500 })).toBe(30_000);
  });

  it('takes the first override that matches, then the default of the settings', () => {
    const timeouts = { defaultMs: 15_000, overrides, toleranceMs: 500 };
    expect(timeoutMsFor('rest', 'POST /api/reports/generate', timeouts)).toBe(60_000);
    expect(timeoutMsFor('rest', 'GET /api/reports/generate', timeouts)).toBe(10_000);
    expect(timeoutMsFor('rest', 'GET /health', timeouts)).toBe(15_000);
  });
});
