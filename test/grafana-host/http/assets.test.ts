import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { addAssetRoute } from './asset-route';
import { findPlugins, platformSuffix } from './find-plugins';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailgate-assets-'));
  const dist = join(folder, 'dist');
  mkdirSync(join(dist, 'datasource'), { recursive: true });
  mkdirSync(join(dist, 'panels', 'one'), { recursive: true });
  const write = (path: string, content: object | string) =>
    writeFileSync(
      join(dist, path),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  write('plugin.json', { id: 'app', type: 'app' });
  write('module.js', 'app');
  write('datasource/plugin.json', {
    id: 'ds',
    type: 'datasource',
    backend: true,
    executable: 'gpx',
  });
  write('datasource/module.js', 'ds');
  write('panels/one/plugin.json', { id: 'panel', type: 'panel' });
  write('panels/one/module.js', 'panel');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(dist, 'link.txt'));
  chmodSync(dist, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('finds an app and its nested plugins, each in its own folder', () => {
  const dist = join(folder, 'dist');
  expect(findPlugins(dist)).toEqual(
    expect.arrayContaining([
      { id: 'app', type: 'app', folder: dist, executable: undefined },
      {
        id: 'ds',
        type: 'datasource',
        folder: join(dist, 'datasource'),
        executable: join(dist, 'datasource', `gpx_${platformSuffix()}`),
      },
      { id: 'panel', type: 'panel', folder: join(dist, 'panels', 'one'), executable: undefined },
    ]),
  );
  writeFileSync(join(dist, 'panels', 'one', 'plugin.json'), '{"id":"app","type":"panel"}');
  expect(() => findPlugins(dist)).toThrow('Two plugins');
});

it('serves files of each plugin from its own folder, and nothing beside it', async () => {
  const server = Fastify();
  addAssetRoute(server, findPlugins(join(folder, 'dist')));
  const get = async (path: string) => {
    const { statusCode, body } = await server.inject(`/public/plugins/${path}`);
    return [statusCode, statusCode === 200 ? body : ''];
  };
  expect(await get('app/module.js')).toEqual([200, 'app']);
  expect(await get('ds/module.js')).toEqual([200, 'ds']);
  expect(await get('panel/module.js')).toEqual([200, 'panel']);
  expect(await get('app/datasource/module.js')).toEqual([200, 'ds']);
  for (const path of [
    'ds/panels/one/module.js',
    'none/module.js',
    'app/none.js',
    'app/link.txt',
    'app/%2e%2e/secret.txt',
    'app/..%2fsecret.txt',
    'app/datasource',
  ]) {
    expect([path, ...(await get(path))]).toEqual([path, 404, '']);
  }
  const { headers } = await server.inject('/public/plugins/app/module.js');
  expect(headers['content-type']).toContain('text/javascript');
});
