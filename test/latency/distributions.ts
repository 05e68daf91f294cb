import { logged, type LoggedRequest } from '../../backend/latency/testing/logged-request';
import { normal, seededRandom } from '../../backend/latency/testing/random';

/** Draws the integration latency and the overhead of one request, ms. */
export type Draw = (random: () => number) => { integration: number; overhead: number };

const logNormal = (random: () => number, median: number, sigma: number) =>
  median * Math.exp(sigma * normal(random));

const overhead = (random: () => number) => 3 + Math.floor(random() * 25);

/** Shapes of latency that APIs have, and some that they should not have. */
export const shapes: Readonly<Record<string, Draw>> = {
  fast: (random) => ({ integration: logNormal(random, 40, 0.6), overhead: overhead(random) }),
  slow: (random) => ({ integration: logNormal(random, 1_500, 0.8), overhead: overhead(random) }),
  'cold starts': (random) => ({
    integration: random() < 0.08 ? logNormal(random, 2_400, 0.2) : logNormal(random, 60, 0.3),
    overhead: overhead(random),
  }),
  uniform: (random) => ({ integration: random() * 3_000, overhead: random() * 400 }),
  constant: () => ({ integration: 123, overhead: 7 }),
  'heavy tail': (random) => ({
    integration: Math.min(20 / Math.pow(1 - random(), 1 / 1.1), 28_000),
    overhead: overhead(random) / Math.pow(1 - random() * 0.999, 0.6),
  }),
  tiny: (random) => ({
    integration: 1 + Math.floor(random() * 20),
    overhead: Math.floor(random() * 4),
  }),
  'two overheads': (random) => ({
    integration: 5 + Math.floor(random() * 3),
    overhead: random() < 0.9 ? 1 : 9,
  }),
  'slow gateway': (random) => ({
    integration: logNormal(random, 80, 0.4),
    overhead: logNormal(random, 150, 0.7),
  }),
  'clocks disagree': (random) => ({
    integration: logNormal(random, 90, 0.3),
    overhead: Math.floor(random() * 30) - 6,
  }),
};

/** How numbers are written: whole ms, or with three decimals. */
export type Spelling = 'whole' | 'decimals';

/**
 * Requests of one shape over a quarter of an hour, with timeouts and requests that no integration
 * ran for among them; the same for the same seed.
 */
export function requestsOf(
  shape: Draw,
  seed: number,
  count: number,
  spelling: Spelling,
  startMs: number,
): LoggedRequest[] {
  const random = seededRandom(seed);
  const write = (ms: number) =>
    spelling === 'whole' ? String(Math.round(ms)) : ms.toFixed(3).replace(/[.]?0+$/, '');
  const timeouts = seed % 3 === 0 ? 0.02 : 0;
  return Array.from({ length: count }, (_, index) => {
    const timeMs = startMs + Math.floor((index * 900_000) / count);
    const kind = random();
    const drawn = shape(random);
    const httpMethod = random() < 0.7 ? 'GET' : 'POST';
    if (kind < timeouts) {
      return logged(timeMs, {
        httpMethod,
        status: '504',
        integrationLatency: random() < 0.5 ? '-1' : '-',
        responseLatency: String(29_000 + Math.floor(random() * 25)),
        errorResponseType: 'INTEGRATION_TIMEOUT',
        errorMessage: 'Endpoint request timed out',
      });
    }
    if (kind < timeouts + 0.05) {
      return logged(timeMs, {
        httpMethod: 'OPTIONS',
        integrationLatency: '-',
        responseLatency: String(1 + Math.floor(random() * 6)),
      });
    }
    const integration = Number(write(drawn.integration));
    return logged(timeMs, {
      httpMethod,
      status: random() < 0.01 ? '500' : '200',
      integrationLatency: write(integration),
      responseLatency: write(Math.max(integration + drawn.overhead, 0)),
    });
  });
}
