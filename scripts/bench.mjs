// Runs the benchmarks of test/bench, all or those named: npm run bench -- analyze
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { projectRoot, run } from './run.mjs';

await ensureInstalled();
await ensureBuilt();

const folder = join(projectRoot, 'test', 'bench');
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.mjs'))
  .map((name) => name.replace('.bench.mjs', ''));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;
for (const name of wanted) {
  if (!all.includes(name)) {
    process.stderr.write(`There is no benchmark "${name}". There are: ${all.join(', ')}.\n`);
    process.exit(2);
  }
  const { code } = await run(process.execPath, [join(folder, `${name}.bench.mjs`)]);
  if (code !== 0) process.exit(code);
}
