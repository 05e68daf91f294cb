// 50,000 rows over the wire in pages of 10,000: Tailgate's carrier against the bare AWS SDK, which drops the rows.
// All read the result of one query that is complete, so that only pages are measured. The answer without any SDK
// shows how much of a page the embedded engine and the connection are.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CloudWatchCarrier } from '../../backend/dist/cloudwatch/carrier.js';
import { createLogsClient } from '../../backend/dist/cloudwatch/create-logs-client.js';
import { embeddedQuota, FifoQuotaGate } from '../../backend/dist/cloudwatch/quota-gate.js';
import { loadLogsSdk } from '../../backend/dist/cloudwatch/sdk.js';
import { columnKinds } from '../../backend/dist/services/column-kinds.js';
import { accessLogFile } from './access-log-file.mjs';
import { describeMachine } from './machine.mjs';
import { median } from './measure.mjs';

const machine = describeMachine();
const events = Number(process.env.BENCH_LINES ?? 200_000);
const runs = Number(process.env.BENCH_RUNS ?? 11);
const pageSize = 10_000;
const rows = 50_000;
const pages = rows / pageSize;
const fromMs = Date.UTC(2026, 0, 15);
const toMs = fromMs + 86_400_000;
const text =
  'fields @timestamp, httpMethod, resourcePath, status, integrationLatency, responseLatency | sort @timestamp desc';

if (!(events >= rows)) throw new Error(`BENCH_LINES must be at least ${rows}.`);
const { path } = accessLogFile(events);
const folder = await mkdtemp(join(tmpdir(), 'tailgate-bench-wire-'));
const child = fork(fileURLToPath(new URL('./embedded-logs-child.mjs', import.meta.url)), [
  folder,
  path,
]);
const ended = once(child, 'exit');
try {
  const [{ address }] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => {
      throw new Error(`The embedded CloudWatch Logs ended with ${code}.`);
    }),
  ]);
  await compare(address);
} finally {
  if (child.connected) child.disconnect();
  await ended;
  await rm(folder, { recursive: true, force: true });
}

async function compare(endpoint) {
  const region = 'us-east-1';
  const { CloudWatchLogsClient, StartQueryCommand, GetQueryResultsCommand } = await loadLogsSdk();
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const sdk = new CloudWatchLogsClient({ endpoint, region, credentials });
  const client = await createLogsClient({ credentials: { kind: 'dummy' }, endpoint, region });
  const gate = new FifoQuotaGate(embeddedQuota);
  const poll = { firstMs: 0, longestMs: 20, growth: 1.5 };
  const settings = { gate, rowLimit: 100_000, pageSize, poll, kindsOf: columnKinds };
  const request = { text, logGroups: ['bench'], fromMs, toMs, limit: rows };

  const { queryId } = await sdk.send(
    new StartQueryCommand({
      queryString: text,
      logGroupName: 'bench',
      startTime: fromMs / 1000,
      endTime: toMs / 1000 - 1,
      limit: rows,
    }),
  );
  const poller = new GetQueryResultsCommand({ queryId, maxItems: 1 });
  for (;;) {
    const { status } = await sdk.send(poller);
    if (status === 'Complete') break;
    if (status !== 'Scheduled' && status !== 'Running') throw new Error(`The query: ${status}.`);
    await pause(20);
  }

  const wholeQueries = new CloudWatchCarrier({ ...settings, client });
  const started = { ...bound(client), startQuery: () => Promise.resolve(queryId) };
  const carrier = new CloudWatchCarrier({ ...settings, client: started });
  const ways = {
    carrier: async () => (await carrier.run(request)).rowCount,
    sdk: async () => {
      let count = 0;
      let nextToken;
      do {
        const command = new GetQueryResultsCommand({ queryId, maxItems: pageSize, nextToken });
        const page = await sdk.send(command);
        count += page.results.length;
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      return count;
    },
    bare: async () => {
      let count = 0;
      let nextToken;
      do {
        const answer = await fetch(endpoint, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': 'Logs_20140328.GetQueryResults',
          },
          body: JSON.stringify({ queryId, maxItems: pageSize, nextToken }),
        });
        const body = Buffer.from(await answer.arrayBuffer());
        bytes += body.length;
        count += pageSize;
        // The token ends the answer: the rows need not be read for it.
        nextToken = /"nextToken":"([^"]+)"\}$/.exec(body.subarray(-4096).toString())?.[1];
      } while (nextToken !== undefined);
      return count;
    },
    whole: async () => (await wholeQueries.run(request)).rowCount,
  };
  let bytes = 0;
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  const warmUps = 3;
  for (let run = -warmUps; run < runs; run += 1) {
    if (run === 0) bytes = 0;
    for (const [name, way] of Object.entries(ways)) {
      const begun = performance.now();
      const count = await way();
      const elapsed = performance.now() - begun;
      if (count !== rows) throw new Error(`${name} gave ${count} rows, not ${rows}.`);
      if (run >= 0) times[name].push(elapsed);
    }
  }
  await carrier.settled();
  await wholeQueries.settled();
  client.close();
  sdk.destroy();

  const perPage = (name) => (median(times[name]) / pages).toFixed(1);
  const ratios = times.carrier.map((time, run) => time / times.sdk[run]);
  process.stdout
    .write(`${events} stored events, ${rows} rows in pages of ${pageSize} (${(bytes / runs / pages / 1e6).toFixed(1)} MB each), ${runs} runs in turn, medians
${machine}

| reader | per page |
| --- | --- |
| Tailgate's carrier: columns in typed arrays | ${perPage('carrier')} ms |
| floor: AWS SDK, rows dropped | ${perPage('sdk')} ms |
| no SDK, bytes dropped: what the engine and the connection take | ${perPage('bare')} ms |

ratio of the carrier to the SDK: median ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})
whole query through the carrier, from StartQuery to the last row: ${median(times.whole).toFixed(0)} ms
`);
}

/** The calls of a client as functions of their own, so that one of them can be replaced. */
function bound(client) {
  return {
    region: client.region,
    address: client.address,
    getQueryResults: (input, options) => client.getQueryResults(input, options),
    stopQuery: (queryId, options) => client.stopQuery(queryId, options),
    describeLogGroups: (input, options) => client.describeLogGroups(input, options),
    close: () => client.close(),
  };
}
