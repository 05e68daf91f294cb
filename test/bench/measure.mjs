import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const reporter = fileURLToPath(new URL('./report-usage.cjs', import.meta.url));

/** Runs a Node script as a process of its own; wall seconds from outside, peak memory (MB) and CPU seconds from inside. */
export function measure(args) {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(process.execPath, ['--require', reporter, ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    let usage = '';
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.stdio[3].on('data', (chunk) => (usage += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${args.join(' ')} ended with ${code}: ${errors}`));
      const wall = Number(process.hrtime.bigint() - started) / 1e9;
      resolve({ wall, ...JSON.parse(usage) });
    });
  });
}

/** The middle of the values. */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Runs two commands in turn, A B A B …, and returns the runs of each and the ratios A/B pair by pair. */
export async function pair(argsA, argsB, runs) {
  await measure(argsB);
  await measure(argsA);
  const a = [];
  const b = [];
  for (let index = 0; index < runs; index += 1) {
    a.push(await measure(argsA));
    b.push(await measure(argsB));
  }
  return { a, b, ratios: a.map((run, index) => run.wall / b[index].wall) };
}
