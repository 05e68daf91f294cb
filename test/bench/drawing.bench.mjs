// The latency panel against Grafana's own chart: 40 series of 1,440 points in the same page, in turn.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './machine.mjs';
import { median } from './measure.mjs';

const require = createRequire(import.meta.url);
require('../../scripts/require-typescript.cjs');
const { hostPage } = require('../browser/page-host.ts');
const { launchBrowser } = require('../browser/launch-browser.ts');

const runs = Number(process.env.BENCH_RUNS ?? 15);
const entry = fileURLToPath(new URL('../../src/testing/page/drawing.tsx', import.meta.url));
const machine = describeMachine();
const host = await hostPage(entry, () => false, 'production');
try {
  // Pictures come as soon as they are drawn, not at the next tick of a screen of 60 Hz.
  const browser = await launchBrowser(['--disable-gpu-vsync', '--disable-frame-rate-limit']);
  try {
    await measureAll(browser);
  } finally {
    await browser.close();
  }
} finally {
  await host.close();
}

async function measureAll(browser) {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 600 }, locale: 'en-US' });
  await tab.goto(host.address());
  await tab.waitForFunction('typeof window.paint === "function"');
  const rows = [];
  for (const [name, what] of [
    ['first paint', 'paint'],
    ['zoom', 'zoom'],
  ]) {
    const time = (who) => tab.evaluate(`window.${what}('${who}')`);
    const [panel, core] = [[], []];
    for (let run = -2; run < runs; run += 1) {
      const both = [await time('core'), await time('panel')];
      // The first runs warm the engine up.
      if (run < 0) continue;
      core.push(both[0]);
      panel.push(both[1]);
    }
    const ratios = panel.map((ms, run) => ms / core[run]);
    const span = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
    rows.push(
      `| ${name} | ${median(panel).toFixed(0)} ms | ${median(core).toFixed(0)} ms | ${median(ratios).toFixed(2)} (${span}) |`,
    );
  }
  process.stdout.write(`${machine}, Chromium ${browser.version()}, ${runs} runs in turn, medians

| 40 series of 1,440 points | latency panel | Grafana's time series chart | ratio, median and range |
| --- | --- | --- | --- |
${rows.join('\n')}

The goal is at most 1.5 each.
`);
}
