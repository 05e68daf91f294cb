import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessLogFormat } from '../../backend/accesslog/canonical';
import { detectFormat } from '../../backend/accesslog/detect-format';
import { QuotaGates } from '../../backend/cloudwatch/quota-gates';
import { embeddedQuota, FifoQuotaGate } from '../../backend/cloudwatch/quota-gate';
import { plannedBinMs } from '../../backend/latency/plan/slice-key';
import { SlicePlanner } from '../../backend/latency/plan/slice-planner';
import { runCells } from '../../backend/latency/run-cells';
import { canonicalCells } from '../../backend/latency/testing/canonical-cells';
import { EmbeddedCarrier } from '../../backend/logs/carrier/embedded-carrier';
import { EmbeddedLogs } from '../../backend/logs/embedded/embedded-logs';
import { ingestFiles } from '../../backend/logs/ingest/ingest-files';
import { listInputFiles } from '../../backend/logs/input/input-file';
import { EventStore } from '../../backend/logs/store/event-store';
import { accessLogGroup } from '../../backend/sample/orders-api';
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

/** The time of a line as both carriers have it. */
function timeOf(line: string): number {
  const time = /"requestTimeEpoch":\s*"?(\d+)/.exec(line)?.[1];
  if (time === undefined) throw new Error(`No time in ${line}`);
  return Number(time);
}

/** The whole sample: the access log of 24 hours, with its incident. */
function sampleSet(): GoldenSet {
  const anchor = Date.UTC(2026, 10, 20, 12);
  const range = { fromMs: anchor - 24 * hour, toMs: anchor };
  const lines: string[] = [];
  for (const event of sampleEvents({ seed: 7, incidentAnchorMs: anchor, ...range })) {
    if (event.logGroup !== accessLogGroup) continue;
    // A request that began before the range may be logged within it.
    const time = timeOf(event.message);
    if (time < range.fromMs || time >= range.toMs) continue;
    lines.push(event.message);
  }
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
}, 60_000);
afterAll(async () => {
  await connection?.close();
  await logs?.close();
  await files?.close();
  await rm(directory, { recursive: true });
});

/** Each carrier names the account in its own way. */
const comparable = (cells: readonly string[]) =>
  cells.map((cell) => cell.replace(/"\d{12}:/g, '"account:'));

/** Where two lists of cells are not equal; empty where they are. A diff of 150,000 lines says less. */
const differences = (a: readonly string[], b: readonly string[]) =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, index) => [a[index], b[index]])
    .filter(([one, other]) => one !== other)
    .slice(0, 5);

describe.each(sets.map((set) => [set.name, set] as const))('%s', (name, set) => {
  const { fromMs, toMs } = set;
  const format = formatOf(set.lines);

  it.each(['sparse', 'dense'] as const)(
    'gives the same %s cells over the wire',
    async (shape) => {
      // As analyze reads a file: the whole range with one query.
      const range = { logGroups: [name], fromMs, toMs, binMs: plannedBinMs, shape };
      const inProcess = await runCells(new EmbeddedCarrier(files), format, range);
      expect(inProcess.requests + inProcess.unparsed).toBe(set.lines.length);
      // As serve reads a source: hour by hour, each cut where its rows are too many.
      const planner = new SlicePlanner({ shape, now: () => toMs + 6 * hour });
      const { carrier } = connection;
      const group = {
        identity: 'test',
        logGroup: name,
        format,
        rawPath: false,
        settleLagMs: 0,
        carrier,
      };
      const { cells } = await planner.read(group, { fromMs, toMs });
      const [wire, file] = [cells, inProcess].map((one) => comparable(canonicalCells(one, String)));
      expect(differences(wire ?? [], file ?? [])).toEqual([]);
    },
    60_000,
  );
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
  expect(gone?.message).toContain('Did you mean "integration-timeout"');
  const missing = services.queryFindings({ kind: 'findings', source: 'gone', ...range });
  await expect(missing).rejects.toMatchObject({ code: 'not-found' });
  await services.close();
});
