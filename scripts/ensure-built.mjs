import { run } from './run.mjs';

/** Compiles what has changed of the backend since the last build; the compiler keeps the record itself. */
export async function ensureBuilt() {
  process.stderr.write('Building …\n');
  await build('npx', ['--no-install', 'tsc', '--build', 'contract', 'backend']);
}

/** Builds the Grafana plugin into `dist`, unless nothing has changed since the last time. */
export async function ensurePluginBuilt() {
  process.stderr.write('Building the Grafana plugin …\n');
  await build(process.execPath, ['scripts/build-plugin.mjs']);
}

/** Bundles the server of the preview, unless nothing has changed. Its page is built while it runs. */
export async function ensurePreviewServerBuilt() {
  await build(process.execPath, ['scripts/build-preview-server.mjs']);
}

/** Builds all of the preview, and the plugin that it shows. */
export async function ensurePreviewBuilt() {
  await ensurePluginBuilt();
  process.stderr.write('Building the preview …\n');
  await ensurePreviewServerBuilt();
  await build(process.execPath, ['scripts/build-preview.mjs']);
}

/** Builds the page of the preview once more, on Grafana's packages of the second version. */
export async function ensureGrafana13PageBuilt() {
  const folder = 'test/grafana-13';
  const where = ['--packages', folder, '--output', `${folder}/dist/page`];
  await build(process.execPath, ['scripts/build-preview.mjs', ...where]);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function build(command, args) {
  const { code, output } = await run(command, args, { quiet: true });
  if (code === 0) return;
  process.stderr.write(`${output}\nThe build failed: see the messages above.\n`);
  process.exit(1);
}
