// A trial without an AWS account: installs, builds, prints the findings of the sample incident, then serves it
// and a page with the Grafana plugin on it. Options: --preview=false leaves the page out; others are those of
// `tailgate serve`, such as --port.
import { join } from 'node:path';
import { ensureBuilt, ensurePreviewServerBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { projectRoot, run } from './run.mjs';

const sample = '.tailgate/sample';
const given = process.argv.slice(2);
const withoutPreview = ['--preview=false', '--no-preview'];
const hasPreview = !given.some((option) => withoutPreview.includes(option));
const serveOptions = ['--sample', '--log-level', 'warn'].concat(
  given.filter((option) => option !== '--preview=true' && !withoutPreview.includes(option)),
);

await ensureInstalled();
await ensureBuilt();

const previewServer = join(projectRoot, 'preview', 'dist', 'main.cjs');
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
if (hasPreview) await ensurePreviewServerBuilt();
const served = hasPreview
  ? await run(process.execPath, [previewServer, ...serveOptions])
  : await tailgate('serve', ...serveOptions);
process.exit(served.code);
