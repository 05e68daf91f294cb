// Runs everything that must hold: types, lint, format, build, then all tests. Ends with one line of counts.
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureGrafana13PageBuilt, ensurePreviewBuilt } from './ensure-built.mjs';
import { ensureGrafana13Installed, ensureInstalled } from './ensure-installed.mjs';
import { run } from './run.mjs';

const checks = [
  { name: 'types', args: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'types of the plugin', args: ['tsc', '--noEmit', '-p', 'src'] },
  { name: 'types of the preview', args: ['tsc', '--noEmit', '-p', 'preview'] },
  { name: 'lint', args: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'format', args: ['prettier', '--check', '.'] },
];

await ensureInstalled();
await ensureBuilt();
await ensureGrafana13Installed();
await ensurePreviewBuilt();
await ensureGrafana13PageBuilt();

let passed = 0;
let failed = 0;
for (const { name, args } of checks) {
  const started = Date.now();
  const { code, output } = await run('npx', ['--no-install', ...args], { quiet: true });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (code === 0) passed += 1;
  else {
    failed += 1;
    process.stdout.write(output);
  }
}

// The runner would leave one core free and take the other of two: many tests wait for a browser or a server.
const workers = Math.max(2, availableParallelism() - 1);
const report = join(tmpdir(), `tailgate-jest-${process.pid}.json`);
const jest = await run('npx', [
  '--no-install',
  'jest',
  '--silent',
  `--maxWorkers=${workers}`,
  '--json',
  `--outputFile=${report}`,
  ...process.argv.slice(2),
]);
let skipped = 0;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  skipped += result.numPendingTests + result.numTodoTests;
  if (jest.code !== 0 && failed === 0) failed += 1;
} catch {
  process.stdout.write('The test runner wrote no report: it ended before the tests did.\n');
  failed += 1;
} finally {
  rmSync(report, { force: true });
}

process.stdout.write(
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);
process.exit(failed === 0 ? 0 : 1);
