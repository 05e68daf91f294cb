// Writes docs/insights.md from the catalogue of the query language: npm run build, then node scripts/generate-insights.mjs
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './run.mjs';

const built = join(projectRoot, 'backend', 'dist', 'insights', 'reference.js');
if (!existsSync(built)) {
  process.stderr.write('The backend is not built: run "npm run build" first.\n');
  process.exit(1);
}
const { default: reference } = await import(pathToFileURL(built).href);
writeFileSync(join(projectRoot, 'docs', 'insights.md'), reference.insightsPage());
