// `tailgate analyze` of 2 million lines against one bare DuckDB query over the same file.
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { accessLogFile } from './access-log-file.mjs';
import { median, pair } from './measure.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const lines = Number(process.env.BENCH_LINES ?? 2_000_000);
const runs = Number(process.env.BENCH_RUNS ?? 5);
const threads = String(availableParallelism());

const { path, bytes } = accessLogFile(lines);
const { a, b, ratios } = await pair(
  [here('../../bin/tailgate'), 'analyze', '--quiet', '--format', 'json', path],
  [here('./analyze-floor.cjs'), path, threads],
  runs,
);

const figures = (name, samples) =>
  `| ${name} | ${median(samples.map((run) => run.wall)).toFixed(2)} s | ${median(samples.map((run) => run.cpu)).toFixed(2)} s | ${median(samples.map((run) => run.peakMegabytes)).toFixed(0)} MiB |`;
process.stdout
  .write(`${lines} lines, ${(bytes / 1e6).toFixed(0)} MB, ${threads} threads, ${cpus()[0]?.model}, Node ${process.versions.node}, median of ${runs}

| command | wall | CPU | peak memory |
| --- | --- | --- | --- |
${figures('tailgate analyze', a)}
${figures('floor: one DuckDB query', b)}

ratio of wall times, pair by pair: median ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}); the goal is at most 2.5
peak memory: ${Math.max(...a.map((run) => run.peakMegabytes)).toFixed(0)} MiB; the goal is at most 1024
`);
