import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessLogFormat } from '../../backend/accesslog/canonical';
import { detectFormat } from '../../backend/accesslog/detect-format';
import { QuotaGates } from '../../backend/cloudwatch/quota-gates';
import { embeddedQuota, FifoQuotaGate } from '../../backend/cloudwatch/quota-gate';
import type { QueryCarrier } from '../../backend/insights/columns';
import type { CellShape } from '../../backend/latency/query/cell-query';
import { runCells } from '../../backend/latency/run-cells';
import { canonicalCells } from '../../backend/latency/testing/canonical-cells';
import { EmbeddedCarrier } from '../../backend/logs/carrier/embedded-carrier';
import { EmbeddedLogs } from '../../backend/logs/embedded/embedded-logs';
import { ingestFiles } from '../../backend/logs/ingest/ingest-files';
import { listInputFiles } from '../../backend/logs/input/input-file';
import { EventStore } from '../../backend/logs/store/event-store';
import { sampleEvents } from '../../backend/sample/sample-events';
import { planAnalysis } from '../../backend/services/analysis-plan';
import { connectSource } from '../../backend/services/connect-source';
import { createServices } from '../../backend/services/create-services';
import type { LiveConnection } from '../../backend/services/live-source';
import { sourceSettings } from '../../backend/services/source-settings';
import { brokenJson } from '../golden/broken-json';
import type { GoldenSet } from '../golden/golden-set';
import { integrationTimeout } from '../golden/integration-timeout';
import { onlyTimeouts } from '../golden/only-timeouts';
import { slowIntegration } from '../golden/slow-integration';

const hour = 3_600_000;
const binMs = 300_000;

/** The time of a line as both carriers have it. */
function timeOf(line: string): number {
  const time = /"requestTimeEpoch":\s*"?(\d+)/.exec(line)?.[1];
  if (time === undefined) throw new Error(`No time in ${line}`);
  return Number(time);
}

/** Two hours of the sample's busiest access log group, around its incident. */
function sampleSet(): GoldenSet {
  const anchor = Date.UTC(2026, 10, 20, 12);
  const range = { fromMs: anchor - 2 * hour, toMs: anchor };
  const byGroup = new Map<string, string[]>();
  for (const event of sampleEvents({ seed: 7, incidentAnchorMs: anchor, ...range })) {
    if (!event.message.includes('requestTimeEpoch')) continue;
    // A request that began before the range may be logged within it.
    const time = timeOf(event.message);
    if (time < range.fromMs || time >= range.toMs) continue;
    const lines = byGroup.get(event.logGroup) ?? [];
    lines.push(event.message);
    byGroup.set(event.logGroup, lines);
  }
  const [lines = []] = [...byGroup.values()].sort((a, b) => b.length - a.length);
  return { name: 'sample', lines, ...range };
}

function formatOf(lines: readonly string[]): AccessLogFormat {
  const detected = detectFormat([...lines.slice(0, 500), ...lines.slice(-500)], {});
  if (detected.content !== 'access-log') throw new Error('No access log lines.');
  return detected.format;
}

const sets = [
  slowIntegration(),
  integrationTimeout(),
  onlyTimeouts(),
  brokenJson(),
  sampleSet(),
] as const;

let directory: string;
let files: EventStore;
let logs: EmbeddedLogs;
let connection: LiveConnection;

const embeddedSource = (name: string, logGroups: readonly string[]) =>
  connectSource(
    {
      settings: sourceSettings({ name }),
      logGroups,
      connection: {
        region: 'us-east-1',
        endpoint: 'embedded',
        credentials: { kind: 'dummy' },
      },
    },
    {
      gates: new QuotaGates(),
      embeddedGate: new FifoQuotaGate(embeddedQuota),
      embeddedEndpoint: logs.address,
    },
  );

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tailgate-carriers-'));
  files = await EventStore.open({ memoryLimitMib: 512, threads: 2 });
  logs = await EmbeddedLogs.open({ dataFolder: join(directory, 'data'), port: 0, threads: 2 });
  for (const { name, lines } of sets) {
    const plan = planAnalysis(formatOf(lines), false);
    const path = join(directory, `${name}.log`);
    await writeFile(path, `${lines.join('\n')}\n`);
    const listing = await listInputFiles([path]);
    await files.createLogGroup(name, { keep: 'fields', fields: plan.fields });
    await ingestFiles(files, name, listing.files, { timestampHints: plan.hints });
    const events = lines.map((message) => ({ timestamp: timeOf(message), message }));
    await logs.appendEvents(name, 'stream', events);
  }
  await files.seal();
  await logs.listen();
  connection = await embeddedSource('all', []).connect();
});
afterAll(async () => {
  await connection?.close();
  await logs?.close();
  await files?.close();
  await rm(directory, { recursive: true });
});

/** Each carrier names the account in its own way. */
const comparable = (cells: readonly string[]) =>
  cells.map((cell) => cell.replace(/"\d{12}:/g, '"account:'));

describe.each(sets.map((set) => [set.name, set] as const))('%s', (name, set) => {
  const read = (carrier: QueryCarrier, shape: CellShape) =>
    runCells(carrier, formatOf(set.lines), {
      logGroups: [name],
      fromMs: set.fromMs,
      toMs: set.toMs,
      binMs,
      shape,
    });

  it.each(['sparse', 'dense'] as const)('gives the same %s cells over the wire', async (shape) => {
    const inProcess = await read(new EmbeddedCarrier(files), shape);
    const overTheWire = await read(connection.carrier, shape);
    expect(inProcess.requests + inProcess.unparsed).toBe(set.lines.length);
    expect(comparable(canonicalCells(overTheWire))).toEqual(comparable(canonicalCells(inProcess)));
  });
});

test('the services answer over the wire', async () => {
  const set = sets[1];
  const services = createServices({
    sources: [embeddedSource('wire', [set.name]), embeddedSource('gone', ['integration-timeouts'])],
    pricePerGb: 0.005,
    now: () => set.toMs + 6 * hour,
  });
  const range = { from: set.fromMs, to: set.toMs };
  const { findings } = await services.queryFindings({ kind: 'findings', source: 'wire', ...range });
  const timeouts = findings.find(({ rule }) => rule === 'integration-timeout');
  expect(timeouts?.endpoints.map(({ endpoint, count }) => [endpoint, count])).toEqual([
    ['POST /api/reports/generate', 18],
    ['POST /api/export/csv', 5],
  ]);
  expect(timeouts?.evidence.examples).toHaveLength(20);
  const text = 'stats count(*) as n by status | sort n desc | limit 1';
  const logsAnswer = await services.queryLogs({ kind: 'logs', source: 'wire', ...range, text });
  expect(logsAnswer.columns).toEqual([
    { name: 'status', kind: 'text' },
    { name: 'n', kind: 'number' },
  ]);
  const [wire, gone] = await services.checkHealth();
  expect(wire).toMatchObject({ source: 'wire', ok: true });
  expect(gone).toMatchObject({ source: 'gone', ok: false });
  expect(gone?.message).toContain('There is no log group "integration-timeouts"');
  const missing = services.queryFindings({ kind: 'findings', source: 'gone', ...range });
  await expect(missing).rejects.toMatchObject({ code: 'not-found' });
  await services.close();
});
