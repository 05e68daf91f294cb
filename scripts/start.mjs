// A trial without an AWS account: installs, builds, prints the findings of the sample incident, then serves it
// and a page with the Grafana plugin on it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt, ensurePreviewServerBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { projectRoot, run } from './run.mjs';

const help = `Tries Tailgate out on a sample incident, without an AWS account and without Grafana: prints its findings,
then serves it at http://127.0.0.1:7070/ with a page that shows the Grafana panels.

Usage
  npm start -- [options]

Options
  --port PORT        the port of the page (default 7070)
  --preview=false    no page: the backend and its HTTP interface alone
  -h, --help         this text, and nothing is started
  All options of "bin/tailgate serve" are allowed as well, see docs/configuration.md.

Examples
  npm start
  npm start -- --port 8080
`;

const sample = '.tailgate/sample';
const given = process.argv.slice(2);
if (given.some((option) => option === '--help' || option === '-h')) {
  process.stdout.write(help);
  process.exit(0);
}
const withoutPreview = ['--preview=false', '--no-preview'];
const hasPreview = !given.some((option) => withoutPreview.includes(option));
const withPreview = ['--preview', '--preview=true'];
const serveOptions = ['--sample', '--log-level', 'warn'].concat(
  given.filter((option) => ![...withPreview, ...withoutPreview].includes(option)),
);

await ensureInstalled();
await ensureBuilt();
refuseWrongOptions();

/** Before the findings of the sample are printed: what is wrong would be far below them. */
function refuseWrongOptions() {
  const require = createRequire(import.meta.url);
  const compiled = (file) => require(join(projectRoot, 'backend', 'dist', `${file}.js`));
  const { readConfig } = compiled('config/read-config');
  const { canonicalFields } = compiled('accesslog/canonical');
  const { renderError } = compiled('cli/render-error');
  const { exitCodes } = compiled('cli/exit-code');
  const result = readConfig({
    args: serveOptions,
    environment: process.env,
    fieldNames: canonicalFields,
  });
  if (result.kind !== 'errors') return;
  for (const error of result.errors) process.stderr.write(renderError(error));
  process.stderr.write('npm start -- --help says what can be given.\n');
  process.exit(exitCodes.wrongUse);
}

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

// Ctrl-C reaches the backend too, which ends in order; this script waits for it. What is sent to this
// process alone is passed on.
process.on('SIGINT', () => {});
if (hasPreview) await ensurePreviewServerBuilt();
const [program, ...words] = hasPreview
  ? [previewServer]
  : [join(projectRoot, 'bin', 'tailgate'), 'serve'];
const served = await run(process.execPath, [program, ...words, ...serveOptions], {
  passOn: ['SIGTERM'],
});
process.exit(served.code);
