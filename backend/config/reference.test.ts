import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { options } from './options';
import { configurationPage, flagLines } from './reference';

describe('configurationPage', () => {
  it('is what docs/configuration.md says; else run scripts/generate-configuration.mjs', () => {
    const file = join(__dirname, '../../docs/configuration.md');
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(configurationPage());
  });

  it('names every option once, with flag and variable', () => {
    const page = configurationPage();
    for (const { name, flag, variable } of options) {
      expect(page.split(`### ${name}\n`)).toHaveLength(2);
      expect(page).toContain(`\`${flag}\`, variable \`${variable}\``);
    }
  });
});

describe('flagLines', () => {
  it('has a line for every option', () => {
    expect(flagLines().map((line) => line.split(' ')[0])).toEqual(options.map(({ flag }) => flag));
  });
});
