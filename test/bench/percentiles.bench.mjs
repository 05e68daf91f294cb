// P99 by 5 minutes and path over 2 million stored events: the engine against hand-written DuckDB SQL on a typed table.
// Both databases are files with the same threads and memory, and both must give the same rows.
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, compile, parse } from '../../backend/dist/insights/index.js';
import {
  EmbeddedCarrier,
  EventStore,
  ingestFiles,
  listInputFiles,
} from '../../backend/dist/logs/index.js';
import { accessLogFile } from './access-log-file.mjs';
import { describeMachine } from './machine.mjs';
import { median } from './measure.mjs';

const machine = describeMachine();
const lines = Number(process.env.BENCH_LINES ?? 2_000_000);
const runs = Number(process.env.BENCH_RUNS ?? 11);
const threads = availableParallelism();
const memoryLimitMib = 2048;
const fromMs = Date.UTC(2026, 0, 15);
const toMs = fromMs + 86_400_000;
const text = 'stats pct(integrationLatency, 99) by bin(5m), resourcePath';
const logGroup = 'bench';

/** quantile_disc is the engine's definition of a percentile too. */
const floor = `
  SELECT time // 300000 * 300000 AS bin, path, quantile_disc(latency, 0.99::DECIMAL(12, 10)) AS p99
  FROM requests WHERE time >= $1 AND time < $2 GROUP BY ALL`;

const { path } = accessLogFile(lines);
const folder = await mkdtemp(join(tmpdir(), 'tailgate-bench-percentiles-'));
try {
  await compare();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function compare() {
  process.stderr.write(`Storing ${lines} events …\n`);
  const begun = performance.now();
  const store = await fillStore();
  const storing = (performance.now() - begun) / 1000;
  const { instance, typed } = await fillTypedTable();
  const engine = await store.database.connect();
  const carrier = new EmbeddedCarrier(store);
  const request = { text, logGroups: [logGroup], fromMs, toMs };
  const query = parse(text);
  check(query);
  const compiled = compile(query, {
    relation: store.relation([logGroup]),
    fromMs,
    toMs,
    rowLimit: Infinity,
    unordered: true,
  });

  const range = [BigInt(fromMs), BigInt(toMs)];
  const ways = {
    carrier: () => carrier.run(request),
    uncounted: () => carrier.run({ ...request, countMatched: false }),
    statement: () => fetchAll(engine, compiled.sql, [...compiled.parameters]),
    read: async () => (await typed.run(floor, range)).getColumns(),
    floor: () => fetchAll(typed, floor, range),
  };
  requireSame(keyedColumns(await ways.carrier()), keyedRows(await ways.floor()));
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  const warmUps = 2;
  for (let run = -warmUps; run < runs; run += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const started = performance.now();
      await way();
      if (run >= 0) times[name].push(performance.now() - started);
    }
  }
  engine.closeSync();
  typed.closeSync();
  instance.closeSync();
  await store.close();

  const ratio = (name, floor) => {
    const ratios = times[name].map((time, run) => time / times[floor][run]);
    const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
    return `${median(ratios).toFixed(2)} (${range})`;
  };
  const line = (name, label) =>
    `| ${label} | ${median(times[name]).toFixed(0)} ms | ${ratio(name, 'read')} | ${ratio(name, 'floor')} |`;
  process.stdout.write(`${lines} stored events (stored in ${storing.toFixed(0)} s), ${text}
${machine}; ${threads} threads and ${memoryLimitMib} MiB for each database, ${runs} runs in turn, medians

| query | wall | ratio to the floor | ratio to the floor with its rows dropped |
| --- | --- | --- | --- |
${line('carrier', 'the engine, as a query is answered')}
${line('uncounted', 'the engine, without recordsMatched')}
${line('statement', 'the compiled statement alone, rows dropped')}
${line('read', 'floor: hand-written SQL on a typed table, its values read into JavaScript')}
${line('floor', 'the same, its rows dropped')}

the goal for the engine is at most 1.5 times the floor
`);
}

/** A store on disk that keeps everything, as the embedded CloudWatch Logs has it. */
async function fillStore() {
  const file = join(folder, 'logs.duckdb');
  const store = await EventStore.open({ file, memoryLimitMib, threads });
  await store.createLogGroup(logGroup, { keep: 'everything' });
  const { files } = await listInputFiles([path]);
  const timestampHints = [{ field: 'requestTimeEpoch', format: 'epoch' }];
  await ingestFiles(store, logGroup, files, { timestampHints });
  await store.seal();
  const { records } = await store.scanSize([logGroup], fromMs, toMs);
  if (records !== lines) throw new Error(`${records} of ${lines} lines were stored.`);
  return store;
}

/** The same events in a table as someone would make it for this one question. */
async function fillTypedTable() {
  const instance = await DuckDBInstance.create(join(folder, 'typed.duckdb'), {
    threads: String(threads),
    memory_limit: `${memoryLimitMib}MiB`,
    temp_directory: join(folder, 'spill'),
  });
  const typed = await instance.connect();
  await typed.run(`
    CREATE TABLE requests AS
    SELECT requestTimeEpoch::BIGINT AS time, resourcePath AS path, TRY_CAST(integrationLatency AS DOUBLE) AS latency
    FROM read_json('${path.replaceAll("'", "''")}', format = 'newline_delimited',
      columns = { requestTimeEpoch: 'VARCHAR', resourcePath: 'VARCHAR', integrationLatency: 'VARCHAR' })`);
  return { instance, typed };
}

async function fetchAll(connection, sql, values) {
  const result = await connection.run(sql, values);
  return result.fetchAllChunks();
}

function keyedRows(chunks) {
  const rows = chunks.flatMap((chunk) => chunk.getRows());
  return new Map(rows.map(([bin, endpoint, p99]) => [`${bin} ${endpoint}`, p99]));
}

function keyedColumns({ rowCount, columns }) {
  const valueAt = (column, row) =>
    column.kind === 'text' ? column.dictionary[column.codes[row]] : column.values[row];
  const [bins, paths, values] = columns;
  return new Map(
    Array.from({ length: rowCount }, (_, row) => [
      `${valueAt(bins, row)} ${valueAt(paths, row)}`,
      valueAt(values, row),
    ]),
  );
}

function requireSame(one, other) {
  const differing = [...one].filter(([key, value]) => other.get(key) !== value);
  if (one.size > 0 && one.size === other.size && differing.length === 0) return;
  throw new Error(
    `The engine and the floor differ: ${one.size} and ${other.size} rows, for example ${JSON.stringify(differing[0])}.`,
  );
}
