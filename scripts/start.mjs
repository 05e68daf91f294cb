// A trial without an AWS account: installs, builds, prints the findings of the sample incident, then serves it.
import { join } from 'node:path';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { projectRoot, run } from './run.mjs';

const sample = '.tailgate/sample';

await ensureInstalled();
await ensureBuilt();

const tailgate = (...args) =>
  run(process.execPath, [join(projectRoot, 'bin', 'tailgate'), ...args]);

const generated = await tailgate('sample', sample);
if (generated.code !== 0) process.exit(generated.code);
const analyzed = await tailgate('analyze', sample);
if (analyzed.code !== 0) process.exit(analyzed.code);

process.stdout.write(`
What to try next
  bin/tailgate analyze YOUR-EXPORT.gz            your own access logs: raw lines, S3 export, filter-log-events
  bin/tailgate analyze --format markdown ${sample}   for an issue or a chat
  bin/tailgate analyze --fail-on high ${sample}      exit code 1, for CI
  bin/tailgate analyze --help                    all options

Starting the backend on the sample, which goes on as time passes (the first time takes about ten seconds) …
`);

// Ctrl-C reaches the backend too, which ends in order; this script waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
const served = await tailgate('serve', '--sample', '--log-level', 'warn');
process.exit(served.code);
