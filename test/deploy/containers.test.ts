import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { canonicalFields } from '../../backend/accesslog/canonical';
import { readConfig, type ConfigResult } from '../../backend/config/read-config';
import { ServeOptions } from '../../backend/config/schema';
import { hostCheck } from '../../backend/http/host-check';
import { mounts, readCompose, type Service } from './compose';
import { readDockerfile, root, stage } from './dockerfile';
import { readIni } from './ini';
import { pluginOf, readPlugins } from './plugins';

const { services, volumes } = readCompose();
const { token, backend, grafana } = services;
const backendImage = stage('backend');
const grafanaImage = stage('grafana');
const ini = readIni('docker/grafana.ini');
const folder = mkdtempSync(join(tmpdir(), 'tailgate-deploy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs what the service "token" runs, in a folder of the test; returns the token. */
function makeToken(): string {
  const [program = '', ...args] = [...(token.entrypoint ?? []), ...(token.command ?? [])];
  const [target] = mounts(token);
  const here = args.map((text) => text.replaceAll(target?.target ?? '', folder));
  execFileSync(program, here);
  return readFileSync(join(folder, 'token'), 'utf8');
}

/** The configuration that the backend reads in its container. */
function configuration(tokenText: string): ConfigResult {
  const environment = { ...backendImage.environment, ...backend.environment };
  return readConfig({
    args: (backend.command ?? []).slice(1),
    environment,
    fieldNames: canonicalFields,
    readTextFile: (path) => {
      if (path === environment['TAILGATE_TOKEN_FILE']) return tokenText;
      throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    },
  });
}

function servedConfig() {
  const result = configuration(makeToken());
  if (result.kind !== 'config') throw new Error(JSON.stringify(result));
  return result.config;
}

describe('the backend', () => {
  test('understands every variable that it is given, and serves the sample', () => {
    const config = servedConfig();
    expect(config.sample).toBe(true);
    expect(config.token).toBeDefined();
    expect(config.grpc).toMatchObject({ enabled: true, host: '0.0.0.0' });
    expect(config.embedded.host).toBe('127.0.0.1');
  });

  test('refuses to start without a token, as it can be reached from outside', () => {
    expect(configuration('').kind).toBe('errors');
  });

  test('listens on the ports that the image names', () => {
    const { port, grpc } = servedConfig();
    const ports = [String(port), String(grpc.port)];
    expect(backendImage.others.get('EXPOSE')?.flatMap((text) => text.split(' '))).toEqual(ports);
    expect(backend.expose).toEqual(ports);
    expect(backendImage.others.get('HEALTHCHECK')?.[0]).toContain(
      `http://127.0.0.1:${port}/healthz`,
    );
  });

  test('lets Grafana in by the name of its service', () => {
    const { host, allowedHosts, port } = servedConfig();
    const check = hostCheck(host, allowedHosts);
    expect(() => check(`backend:${port}`)).not.toThrow();
    expect(() => check(`elsewhere:${port}`)).toThrow();
  });

  test('keeps its data in a volume that its user may write to', () => {
    const { dataFolder } = servedConfig();
    expect(mounts(backend)).toContainEqual({
      volume: 'data',
      target: dataFolder,
      readOnly: false,
    });
    expect(backendImage.others.get('USER')).toEqual(['node']);
    expect(backendImage.others.get('VOLUME')).toEqual([dataFolder]);
    expect(backendImage.others.get('RUN')?.join('\n')).toMatch(
      new RegExp(`install -d -o node -g node .*${dataFolder}`),
    );
  });

  test('has longer to stop than it takes', () => {
    const { shutdownTimeoutMs } = servedConfig();
    expect(backend.stop_grace_period).toBe('15s');
    expect(shutdownTimeoutMs).toBeLessThan(15_000);
  });

  test('runs the program of the package', () => {
    const entry = backendImage.others.get('ENTRYPOINT')?.[0] ?? '';
    expect(entry).toBe('["node", "backend/bin/tailgate.cjs"]');
    expect(existsSync(join(root, 'backend/bin/tailgate.cjs'))).toBe(true);
    expect(backend.command).toEqual(['serve']);
  });

  test('is not published', () => {
    expect(backend.ports).toEqual([]);
    expect(token.network_mode).toBe('none');
  });
});

describe('the token', () => {
  test('is made once', () => {
    const first = makeToken();
    expect(Value.Check(ServeOptions.properties.token, first)).toBe(true);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(makeToken()).toBe(first);
    expect(statSync(join(folder, 'token')).mode & 0o444).toBe(0o444);
  });

  test('is read where it is written', () => {
    const path = backend.environment['TAILGATE_TOKEN_FILE'] ?? '';
    expect(grafana.environment['GF_TAILGATE_TOKEN__FILE']).toBe(path);
    expect(token.command?.join('\n')).toContain(`mv ${path}.new ${path}`);
    expect(mounts(token)).toEqual([{ volume: 'token', target: dirname(path), readOnly: false }]);
    for (const reader of [backend, grafana]) {
      expect(mounts(reader)).toContainEqual({
        volume: 'token',
        target: dirname(path),
        readOnly: true,
      });
      expect(reader.depends_on['token']).toEqual({ condition: 'service_completed_successfully' });
    }
    // The first container that mounts the volume decides whose it is.
    expect(backendImage.others.get('RUN')?.join('\n')).toContain(dirname(path));
  });
});

describe('Grafana', () => {
  const backendUrl = ini.get(`plugin.${pluginOf('datasource').id}`)?.get('backend_url') ?? '';

  test('finds the backend', () => {
    expect(backendUrl).toBe(`http://backend:${backendImage.environment['TAILGATE_PORT']}`);
    expect(grafana.depends_on['backend']).toEqual({ condition: 'service_healthy' });
  });

  test('may load every plugin, and no other unsigned one', () => {
    const listed = (ini.get('plugins')?.get('allow_loading_unsigned_plugins') ?? '').split(',');
    expect(listed).toEqual(expect.arrayContaining(readPlugins().map(({ id }) => id)));
    const nested = pluginOf('app').includes?.filter(({ path }) => path.endsWith('/plugin.json'));
    expect(listed).toHaveLength(1 + (nested?.length ?? 0));
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('holds the built plugin, outside of its volume', () => {
    const plugins = grafanaImage.environment['GF_PATHS_PLUGINS'] ?? '';
    expect(grafanaImage.copies).toContainEqual({
      from: 'build',
      sources: ['/opt/tailgate/dist'],
      target: `${plugins}/${pluginOf('app').id}`,
    });
    for (const { target } of mounts(grafana)) expect(plugins.startsWith(target)).toBe(false);
  });

  test('is of a version that the plugin runs in', () => {
    const [major = 0, minor = 0] = grafanaImage.base
      .replace('grafana/grafana:', '')
      .split('.')
      .map(Number);
    for (const { dependencies } of readPlugins()) {
      const [, wantedMajor = '', wantedMinor = ''] =
        /^>=(\d+)\.(\d+)\.\d+$/.exec(dependencies.grafanaDependency) ?? [];
      expect(major * 1_000 + minor).toBeGreaterThanOrEqual(
        Number(wantedMajor) * 1_000 + Number(wantedMinor),
      );
    }
  });

  test('starts with the dashboard', () => {
    const home = ini.get('dashboards')?.get('default_home_dashboard_path') ?? '';
    const target = grafanaImage.copies.find(({ sources }) => sources[0] === 'provisioning')?.target;
    expect(home.startsWith(`${target}/`)).toBe(true);
    expect(existsSync(join(root, home.replace(`${target}`, 'provisioning')))).toBe(true);
    expect(grafanaImage.copies).toContainEqual({
      from: undefined,
      sources: ['docker/grafana.ini'],
      target: '/etc/grafana/grafana.ini',
    });
  });

  test('is reachable from this machine only, as everybody is an administrator in it', () => {
    expect(ini.get('auth.anonymous')?.get('org_role')).toBe('Admin');
    expect(ini.get('server')?.get('enforce_domain')).toBe('true');
    expect(grafana.ports).toEqual(['127.0.0.1:3000:3000']);
  });
});

describe('the images', () => {
  const stages = readDockerfile();
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');

  test('every service has a target, and services of one target one name', () => {
    const names = new Map<string, string>();
    for (const { image, build } of Object.values(services)) {
      expect(stages.has(build.target)).toBe(true);
      expect(names.get(build.target) ?? image).toBe(image);
      names.set(build.target, image);
    }
  });

  test('every volume is declared, and used', () => {
    const used = Object.values(services).flatMap((service: Service) =>
      mounts(service).map(({ volume }) => volume),
    );
    expect(new Set(used)).toEqual(new Set(Object.keys(volumes)));
  });

  test('what is copied exists and is sent to the builder', () => {
    for (const { copies } of stages.values()) {
      for (const { from, sources } of copies) {
        if (from !== undefined) expect(stages.has(from)).toBe(true);
        else {
          for (const source of sources.filter((path) => path !== '.')) {
            expect(existsSync(join(root, source))).toBe(true);
            expect(ignored).toContain(`!${source.split('/')[0]}`);
          }
        }
      }
    }
  });

  test('every workspace is installed', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const copied = stage('sources').copies.flatMap(({ sources }) => sources);
    expect(manifest).toMatchObject({
      workspaces: copied
        .filter((path) => path.endsWith('/package.json'))
        .map((path) => dirname(path)),
    });
  });
});
