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
const analyze = [here('../../bin/tailgate'), 'analyze', '--quiet', '--format', 'json', path];
const floor = (name) => [here('./analyze-floor.cjs'), path, threads, name];
const cells = await pair(analyze, floor('cells'), runs);
const quantiles = await pair(analyze, floor('quantiles'), runs);

const figures = (name, samples) =>
  `| ${name} | ${median(samples.map((run) => run.wall)).toFixed(2)} s | ${median(samples.map((run) => run.cpu)).toFixed(2)} s | ${median(samples.map((run) => run.peakMegabytes)).toFixed(0)} MiB |`;
const ratio = ({ ratios }) =>
  `median ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`;
const all = [...cells.a, ...quantiles.a];
process.stdout
  .write(`${lines} lines, ${(bytes / 1e6).toFixed(0)} MB, ${threads} threads, ${cpus()[0]?.model}, Node ${process.versions.node}, ${runs} runs in turn with each floor, medians

| command | wall | CPU | peak memory |
| --- | --- | --- | --- |
${figures('tailgate analyze', all)}
${figures('floor "cells": one DuckDB query that gives the same cells', cells.b)}
${figures('floor "quantiles": one DuckDB query that gives three percentiles', quantiles.b)}

ratio of wall times to "cells": ${ratio(cells)}; the goal is at most 2.5
ratio of wall times to "quantiles": ${ratio(quantiles)}
peak memory of analyze: ${Math.max(...all.map((run) => run.peakMegabytes)).toFixed(0)} MiB; the goal is at most 1024
`);
