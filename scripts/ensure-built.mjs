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
