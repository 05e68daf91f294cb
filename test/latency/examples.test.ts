import { exampleQuery, type ExampleQueryOptions } from '../../backend/latency/query/example-query';
import { readExamples } from '../../backend/latency/read-examples';
import {
  fullFormat,
  logged,
  plainFormat,
  type LoggedRequest,
} from '../../backend/latency/testing/logged-request';
import type { AffectedBy } from '../../backend/latency/aggregates';
import type { Route } from '../../backend/latency/cells/cells';
import { engineWith, lineOf, type Engine } from './engine';

const start = Date.UTC(2026, 2, 2, 12);
const evil = '/a"b\\c/{id} | stats count(*) # é';

const requests: readonly LoggedRequest[] = [
  ...Array.from({ length: 200 }, (_, n) =>
    logged(start + n, { requestId: `ok-${String(n)}`, responseLatency: String(200 + n) }),
  ),
  ...Array.from({ length: 30 }, (_, n) =>
    logged(start + 1_000 + n, {
      requestId: `out-${String(n)}`,
      httpMethod: 'POST',
      resourcePath: '/reports',
      status: '504',
      integrationLatency: n % 2 === 0 ? '-1' : '-',
      responseLatency: String(29_000 + n),
      errorResponseType: 'INTEGRATION_TIMEOUT',
    }),
  ),
  logged(start + 2_000, {
    requestId: 'text',
    errorMessage: 'Endpoint request TIMED OUT',
    status: '504',
  }),
  logged(start + 2_001, {
    requestId: 'function',
    errorMessage: 'Task timed out after 3.00 seconds',
    status: '502',
  }),
  logged(start + 2_002, {
    requestId: 'limit',
    status: '503',
    integrationLatency: '-',
    responseLatency: '28600',
  }),
  logged(start + 2_003, {
    requestId: 'near',
    integrationLatency: '25000',
    responseLatency: '25100',
  }),
  logged(start + 2_004, {
    requestId: 'refused',
    status: '429',
    integrationLatency: '-',
    errorResponseType: 'THROTTLED',
  }),
  logged(start + 2_005, { requestId: 'evil', resourcePath: evil, integrationLatency: '9000' }),
];

const route = (over: Partial<Route>): Route => ({
  kind: 'rest',
  log: '-',
  apiId: '-',
  stage: '-',
  httpMethod: '-',
  resourcePath: '-',
  routeKey: '-',
  eventType: '-',
  path: '-',
  ...over,
});

const ask = (by: AffectedBy, over: Partial<ExampleQueryOptions> = {}): string => {
  const text = exampleQuery(fullFormat, {
    routes: [],
    by,
    timeoutMs: 29_000,
    toleranceMs: 500,
    nearTimeoutShare: 0.85,
    ...over,
  });
  if (text === undefined) throw new Error('no query');
  return text;
};

describe('example requests', () => {
  let engine: Engine;
  beforeAll(async () => {
    const kinds = ['timeouts', 'server-errors'] as const;
    const queries = kinds.map((kind) => ask({ kind }));
    engine = await engineWith(requests.map(lineOf), queries);
  });
  afterAll(() => engine.close());

  const examples = async (text: string) =>
    readExamples(
      await engine.carrier().run({
        text,
        logGroups: [engine.logGroup],
        fromMs: start,
        toMs: start + 60_000,
      }),
      { patterns: [] },
    );
  const ids = async (text: string) => (await examples(text)).map(({ requestId }) => requestId);

  it('are the slowest, 20 at most, with what the line says', async () => {
    const found = await examples(ask({ kind: 'timeouts' }));
    expect(found).toHaveLength(20);
    expect(found[0]).toEqual({
      time: new Date(start + 1_029).toISOString(),
      endpoint: 'POST /reports',
      status: 504,
      integrationLatency: null,
      responseLatency: 29_029,
      requestId: 'out-29',
      traceId: null,
    });
    // −1 and "-" both say that no answer came: neither is a latency.
    expect(found.map(({ integrationLatency }) => integrationLatency)).toEqual(Array(20).fill(null));
  });

  it('carry each sign of a timeout, and no function that gave up by itself', async () => {
    const slow = { routes: [route({ httpMethod: 'GET', resourcePath: '/orders' })] };
    expect(await ids(ask({ kind: 'timeouts' }, slow))).toEqual(['limit', 'text']);
    expect(await ids(ask({ kind: 'server-errors' }, slow))).toEqual(['function']);
  });

  it('answer to every kind of question', async () => {
    expect(await ids(ask({ kind: 'near-timeouts' }))).toEqual(['near']);
    expect(await ids(ask({ kind: 'throttled' }))).toEqual(['refused']);
    expect(await ids(ask({ kind: 'integration-above', ms: 8_999.5 }))).toEqual(['near', 'evil']);
    expect(await ids(ask({ kind: 'response-above', ms: 398 }, { limit: 30 }))).toHaveLength(30);
    expect(
      await ids(
        ask(
          { kind: 'response-above', ms: 397 },
          { routes: [route({ resourcePath: '/orders' })], limit: 3 },
        ),
      ),
    ).toEqual(['limit', 'near', 'ok-199']);
  });

  it('find a route whose path is no plain word', async () => {
    const routes = [route({ httpMethod: 'GET', resourcePath: evil })];
    expect(await ids(ask({ kind: 'integration-above', ms: 1 }, { routes }))).toEqual(['evil']);
  });

  it('are not asked for where the format cannot tell them', () => {
    const options = { routes: [], timeoutMs: 29_000, toleranceMs: 500, nearTimeoutShare: 0.85 };
    const format = plainFormat(['requestId', 'resourcePath']);
    for (const kind of ['timeouts', 'near-timeouts', 'server-errors', 'throttled'] as const) {
      expect(exampleQuery(format, { ...options, by: { kind } })).toBeUndefined();
    }
  });
});
