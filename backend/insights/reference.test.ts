import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aggregates } from './aggregates/registry';
import { functions } from './functions/registry';
import { insightsPage } from './reference';

describe('insightsPage', () => {
  it('is what docs/insights.md says; else run scripts/generate-insights.mjs', () => {
    const file = join(__dirname, '../../docs/insights.md');
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(insightsPage());
  });

  it('has a row for every function and aggregate', () => {
    const page = insightsPage();
    for (const { name } of [...functions, ...aggregates]) {
      expect(page.split(`\n| \`${name}(`)).toHaveLength(2);
    }
  });
});
