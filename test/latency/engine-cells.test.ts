import type { SemanticsSwitches } from '../../backend/insights/compiled';
import { createAggregates } from '../../backend/latency/aggregate/create-aggregates';
import { cellQuery } from '../../backend/latency/query/cell-query';
import { runCells } from '../../backend/latency/run-cells';
import { canonicalCells } from '../../backend/latency/testing/canonical-cells';
import {
  fullFormat,
  logged,
  type LoggedRequest,
} from '../../backend/latency/testing/logged-request';
import { MemoryCarrier } from '../../backend/latency/testing/memory-carrier';
import { plainSettings } from '../../backend/latency/testing/settings';
import { requestsOf, shapes } from './distributions';
import { engineWith, lineOf, type Engine } from './engine';

const start = Date.UTC(2026, 2, 2, 12);
const end = start + 900_000;
const binMs = 300_000;

/** Lines that a careless logger writes: each lacks something or has it in a form of its own. */
const odd: readonly LoggedRequest[] = [
  logged(start, { integrationLatency: '-', responseLatency: '-', status: '-' }),
  logged(start, { integrationLatency: undefined, responseLatency: undefined, status: undefined }),
  logged(start, { integrationLatency: '-5', responseLatency: '17' }),
  logged(start, { integrationLatency: '99999999999', responseLatency: '-3' }),
  logged(start, { integrationLatency: '1e3', responseLatency: 'NaN' }),
  logged(start, { integrationLatency: '', responseLatency: ' 12 ' }),
  logged(start, { integrationLatency: '0', responseLatency: '0.25' }),
  logged(start, { resourcePath: undefined, httpMethod: '', apiId: '-' }),
  logged(start, { resourcePath: '/"quoted"\\path | stats count(*)', httpMethod: 'gét' }),
  logged(start, { status: 'abc', errorMessage: 'Execution failed due to a TIMEOUT ERROR' }),
  logged(start, { status: '429', errorResponseType: 'THROTTLED', integrationLatency: '-' }),
  logged(start, { status: '500', integrationError: 'Rate Exceeded.', errorMessage: undefined }),
  logged(start, {
    responseTransferMode: 'STREAMED',
    responseLatency: '28000',
    integrationLatency: '27000',
  }),
];

const requests = [
  ...requestsOf(shapes['cold starts'], 3, 2_000, 'whole', start),
  ...requestsOf(shapes['uniform'], 6, 1_000, 'decimals', start),
  ...odd,
];

const queries = [
  cellQuery(fullFormat, { shape: 'sparse', binMs }),
  cellQuery(fullFormat, { shape: 'dense', binMs }),
];

const switches: readonly SemanticsSwitches[] = (['keep', 'drop'] as const).flatMap((nullGroup) =>
  (['null', 'zero', 'exclude'] as const).map((nonNumeric) => ({ nullGroup, nonNumeric })),
);

describe('cells from the engine', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineWith(requests.map(lineOf), queries);
  });
  afterAll(() => engine.close());

  const range = () => ({ logGroups: [engine.logGroup], fromMs: start, toMs: end, binMs });
  const local = (shape: 'sparse' | 'dense') =>
    runCells(new MemoryCarrier(requests, fullFormat), fullFormat, { ...range(), shape });
  /** Both carriers name the log group, each in its own way. */
  const comparable = (cells: readonly string[]) =>
    cells.map((cell) => cell.replace(/"(rest)","[^"]*"/, '"$1"'));

  it.each(['sparse', 'dense'] as const)('are those computed row by row, %s', async (shape) => {
    const cells = await runCells(engine.carrier(), fullFormat, { ...range(), shape });
    expect(comparable(canonicalCells(cells))).toEqual(
      comparable(canonicalCells(await local(shape))),
    );
    expect(cells.unparsed).toBe(2);
    expect(cells.implausible).toBe(3);
  });

  it.each(['sparse', 'dense'] as const)('are equal under every switch, %s', async (shape) => {
    const plain = canonicalCells(
      await runCells(engine.carrier(), fullFormat, { ...range(), shape }),
    );
    for (const choice of switches) {
      const cells = await runCells(engine.carrier({ switches: choice }), fullFormat, {
        ...range(),
        shape,
      });
      expect(canonicalCells(cells)).toEqual(plain);
    }
  });

  it.each([
    ['sparse', 1_000],
    ['dense', 1_000],
    ['sparse', 100],
    ['dense', 100],
  ] as const)('are equal under a row limit, %s, %d rows', async (shape, rowLimit) => {
    const plain = canonicalCells(
      await runCells(engine.carrier(), fullFormat, { ...range(), shape }),
    );
    const limited = await runCells(engine.carrier({ rowLimit }), fullFormat, { ...range(), shape });
    expect(canonicalCells(limited)).toEqual(plain);
  });

  it('gives equal counts in both shapes', async () => {
    const settings = plainSettings();
    const [sparse, dense] = await Promise.all(
      (['sparse', 'dense'] as const).map(async (shape) => {
        const cells = await runCells(engine.carrier(), fullFormat, { ...range(), shape });
        const provider = createAggregates(cells, settings, { fromMs: start, toMs: end });
        return [
          provider.aggregates(start, end).whole,
          ...provider.aggregates(start, end).endpoints,
        ];
      }),
    );
    const counts = (of: typeof sparse) =>
      of?.map((one) => ({
        endpoint: one.endpoint,
        requests: one.requests,
        withIntegration: one.withIntegration,
        timeouts: one.timeouts,
        signals: [...one.timeoutSignals].sort(),
        near: one.nearTimeouts,
        statuses: [...one.statuses].sort(),
        classes: [...one.errorClasses].sort(),
        serverErrors: one.serverErrors,
        throttled: [one.throttledByGateway, one.throttledByBackend],
        bins: [...one.binCounts({ kind: 'timeouts' })],
        sizes: [one.integration, one.backend, one.response, one.overhead].map(({ count }) => count),
      }));
    expect(counts(dense)).toEqual(counts(sparse));
    expect(sparse?.[0]?.timeouts).toBeGreaterThan(20);
  });
});
