import { detectFormat } from '../../backend/accesslog/detect-format';
import { createAggregates } from '../../backend/latency/aggregate/create-aggregates';
import { cellQuery } from '../../backend/latency/query/cell-query';
import { runCells } from '../../backend/latency/run-cells';
import { canonicalCells } from '../../backend/latency/testing/canonical-cells';
import { fullFormat, type LoggedRequest } from '../../backend/latency/testing/logged-request';
import { plainSettings } from '../../backend/latency/testing/settings';
import { cases } from './cases';
import { requestsOf, shapes } from './distributions';
import { engineWith, lineOf, type Engine } from './engine';
import { exactValues, nearestRank } from './exact';

const start = Date.UTC(2026, 2, 2, 12);
const end = start + 900_000;
const binMs = 300_000;
const bothShapes = ['sparse', 'dense'] as const;

/** Every case is an endpoint of its own, so that one query answers for all of them. */
const drawn = cases.map(({ name, shape, seed, count, spelling }) => ({
  title: `${name}, seed ${String(seed)}`,
  endpoint: `ANY /${String(seed)}`,
  requests: requestsOf(shape, seed, count, spelling, start).map(
    ({ timeMs, fields }): LoggedRequest => ({
      timeMs,
      fields: { ...fields, httpMethod: 'ANY', resourcePath: `/${String(seed)}` },
    }),
  ),
}));

describe('percentiles through the engine', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineWith(
      drawn.flatMap(({ requests }) => requests.map(lineOf)),
      bothShapes.map((shape) => cellQuery(fullFormat, { shape, binMs })),
    );
  });
  afterAll(() => engine.close());

  it.each(bothShapes)('are as near as promised for every distribution, %s', async (shape) => {
    const range = { logGroups: [engine.logGroup], fromMs: start, toMs: end, binMs, shape };
    const cells = await runCells(engine.carrier(), fullFormat, range);
    const provider = createAggregates(cells, plainSettings(), { fromMs: start, toMs: end });
    const { endpoints } = provider.aggregates(start, end);
    expect(endpoints).toHaveLength(drawn.length);
    const misses: string[] = [];
    for (const { title, endpoint, requests } of drawn) {
      const found = endpoints.find((candidate) => candidate.endpoint === endpoint);
      const exact = exactValues(requests);
      for (const name of ['integration', 'response', 'overhead'] as const) {
        expect(found?.[name].count).toBe(exact[name].length);
        for (const percent of [50, 95, 99]) {
          const value = nearestRank(exact[name], percent);
          const error = Math.abs((found?.[name].percentile(percent / 100) ?? NaN) - value);
          const allowed = name === 'overhead' && value <= 200 ? 5 : value * 0.01;
          if (!(error <= (shape === 'sparse' ? 1e-9 : allowed + 1e-9))) {
            misses.push(
              `${title}: ${name} P${String(percent)} ${String(value)} off by ${String(error)}`,
            );
          }
        }
      }
    }
    expect(misses).toEqual([]);
  });
});

/** The line as a careless format writes it: numbers and `-` bare, messageString in quotes twice. */
function brokenLine({ timeMs, fields }: LoggedRequest): string {
  const text = (name: keyof typeof fields) => fields[name] ?? '-';
  return (
    `{"requestTimeEpoch":${String(timeMs)},"apiId":"${text('apiId')}","stage":"${text('stage')}",` +
    `"httpMethod":"${text('httpMethod')}","resourcePath":"${text('resourcePath')}",` +
    `"status":${text('status')},"integrationLatency":${text('integrationLatency')},` +
    `"responseLatency":${text('responseLatency')},"error_responseType":"${text('errorResponseType')}",` +
    `"error_messageString":""${text('errorMessage')}"","error_message":"${text('errorMessage')}"}`
  );
}

it.each(bothShapes)('reads the same cells from lines that break JSON, %s', async (shape) => {
  const requests = requestsOf(shapes['cold starts'], 3, 1_500, 'whole', start);
  const lines = requests.map(brokenLine);
  const detected = detectFormat(lines.slice(0, 200), {});
  if (detected.content !== 'access-log') throw new Error(`detected ${detected.content}`);
  const { format } = detected;
  expect(format.breaksJson).toBe(true);
  const broken = await engineWith(lines, [cellQuery(format, { shape, binMs })]);
  const whole = await engineWith(requests.map(lineOf), [cellQuery(fullFormat, { shape, binMs })]);
  try {
    // Bare lines carry no time that the engine could read, so the range takes in when they were written.
    const range = { logGroups: [whole.logGroup], fromMs: start, toMs: end, binMs, shape };
    const expected = await runCells(whole.carrier(), fullFormat, range);
    const wide = { ...range, toMs: Date.now() + 3_600_000 };
    const cells = await runCells(broken.carrier(), format, wide);
    expect(cells.requests).toBe(1_500);
    const summary = (of: typeof cells) => {
      const provider = createAggregates(of, plainSettings(), { fromMs: start, toMs: wide.toMs });
      const { whole: all } = provider.aggregates(start, wide.toMs);
      return [
        all.withIntegration,
        all.timeouts,
        [...all.timeoutSignals].sort(),
        [...all.statuses].sort(),
        [all.integration, all.response].map((one) => [one.count, one.sum, one.max]),
      ];
    };
    expect(summary(cells)).toEqual(summary(expected));
    expect(canonicalCells(expected).length).toBeGreaterThan(100);
  } finally {
    await broken.close();
    await whole.close();
  }
});
