import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './launch-browser';
import {
  builtPlugins,
  dist,
  servePlugins,
  type BuiltPlugin,
  type PluginServer,
} from './plugin-server';

const root = join(__dirname, '..', '..');

/** What Grafana gives to plugins, by its own template. Anything else must be in the bundle. */
const given = [
  '@emotion/css',
  '@emotion/react',
  '@grafana/data',
  '@grafana/runtime',
  '@grafana/ui',
  'd3',
  'i18next',
  'lodash',
  'module',
  'moment',
  'react',
  'react-dom',
  'react-router',
  'react/jsx-runtime',
  'rxjs',
];

interface Loaded {
  readonly exported: string[];
  readonly lazy: number;
}

let plugins: BuiltPlugin[];
let browser: Browser;
let server: PluginServer;
beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build-plugin.mjs'], { cwd: root, stdio: 'pipe' });
  plugins = builtPlugins();
  [server, browser] = await Promise.all([servePlugins(plugins), launchBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('a module that several chunks hold is the same in each, as any plugin may run any of them', () => {
  const chunks = join(dist, 'chunks');
  const seen = new Map<string, string>();
  for (const file of readdirSync(chunks).filter((name) => name.endsWith('.js'))) {
    const pushed: [unknown, Record<string, (...given: unknown[]) => void>][] = [];
    const page = { webpackChunktailgate_apigateway_app: pushed };
    runInNewContext(readFileSync(join(chunks, file), 'utf8'), page);
    for (const [id, module] of pushed.flatMap(([, modules]) => Object.entries(modules))) {
      const text = module.toString();
      const before = seen.get(id);
      if (before === undefined) seen.set(id, text);
      else expect(`${id} of ${file}: ${text}`).toBe(`${id} of ${file}: ${before}`);
    }
  }
  expect(seen.size).toBeGreaterThan(3);
});

test('the app and its data source are there, with version and date filled in', () => {
  expect(plugins.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['tailgate-apigateway-app', 'tailgate-apigateway-datasource']),
  );
  for (const { folder } of plugins) {
    const text = readFileSync(join(dist, folder, 'plugin.json'), 'utf8');
    expect(text).toMatch(/"version": "\d+\.\d+\.\d+/);
    expect(text).toMatch(/"updated": "\d{4}-\d\d-\d\d"/);
    expect(text).not.toMatch(/%[A-Z_]+%/);
  }
});

test('the app names all nested plugins, and each at its place', () => {
  const app = readFileSync(join(dist, 'plugin.json'), 'utf8');
  for (const { folder } of plugins.filter((plugin) => plugin.folder !== '')) {
    expect(app).toContain(`"path": "${folder}/plugin.json"`);
  }
});

test('files that Grafana and its catalogue look for are there', () => {
  expect(readdirSync(dist)).toEqual(
    expect.arrayContaining(['README.md', 'CHANGELOG.md', 'LICENSE']),
  );
});

test.each(['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'])(
  'the launcher for %s is the template, and can be executed',
  (platform) => {
    const launcher = join(dist, 'datasource', `gpx_tailgate_${platform}`);
    expect(statSync(launcher).mode & 0o777).toBe(0o755);
    expect(readFileSync(launcher)).toEqual(readFileSync(join(root, 'src/datasource/launcher.sh')));
  },
);

test('modules take from Grafana only what Grafana gives', () => {
  for (const { folder } of plugins) {
    const text = readFileSync(join(dist, folder, 'module.js'), 'utf8');
    const dependencies = /^define\(\[([^\]]*)\]/.exec(text)?.[1];
    expect(dependencies).toBeDefined();
    const names = dependencies!.split(',').map((name) => name.replaceAll('"', ''));
    expect(given).toEqual(expect.arrayContaining(names));
  }
});

// In the page: a loader as Grafana's (AMD), with stand-ins for all that Grafana gives. React's `lazy`
// collects what would be loaded when a part is shown.
const loadModule = `
async (address) => {
  const lazy = [];
  const standIn = new Proxy(class {}, {
    get: (target, name) =>
      name === 'prototype' ? target.prototype : name === Symbol.toPrimitive ? () => 'x' : standIn,
    apply: () => standIn,
    construct: () => standIn,
  });
  const react = new Proxy(function () {}, {
    get: (_, name) => (name === 'lazy' ? (load) => (lazy.push(load), standIn) : standIn),
  });
  let exported;
  window.define = (names, factory) => {
    const values = names.map((name) =>
      name === 'module' ? { uri: address } : name === 'react' ? react : standIn);
    exported = factory(...values);
  };
  await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error('not loaded: ' + address));
    window.onerror = (_message, _file, _line, _column, error) => reject(error);
    document.head.append(script);
  });
  for (const load of lazy) await load();
  return { exported: Object.keys(exported), lazy: lazy.length };
}`;

test('each module exports its plugin, and finds the chunks that it loads later', async () => {
  let lazyParts = 0;
  for (const { id } of plugins) {
    const tab = await browser.newPage();
    await tab.goto(server.address);
    const address = `${server.address}/public/plugins/${id}/module.js?_cache=1`;
    const loaded = await tab.evaluate<Loaded>(`(${loadModule})(${JSON.stringify(address)})`);
    expect(loaded.exported).toEqual(['plugin']);
    lazyParts += loaded.lazy;
    await tab.close();
  }
  expect(lazyParts).toBeGreaterThan(0);
  expect(server.missing.filter((path) => path.endsWith('.js'))).toEqual([]);
});
