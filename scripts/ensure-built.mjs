import { run } from './run.mjs';

/** Compiles what has changed since the last build; the compiler keeps the record itself. */
export async function ensureBuilt() {
  process.stderr.write('Building …\n');
  const { code, output } = await run(
    'npx',
    ['--no-install', 'tsc', '--build', 'contract', 'backend'],
    {
      quiet: true,
    },
  );
  if (code === 0) return;
  process.stderr.write(`${output}\nThe build failed: see the messages above.\n`);
  process.exit(1);
}
