import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalFields } from '../../backend/accesslog/canonical';
import { startPlugin } from '../../backend/cli/start-plugin';
import { readConfig } from '../../backend/config/read-config';
import { serve, type CreateServices, type RunningServer } from '../../backend/http/serve';
import { createServices } from '../../backend/services/create-services';
import type { LiveSource } from '../../backend/services/live-source';
import { startServices } from '../../backend/services/start-services';

const launcher = join(__dirname, '..', '..', 'src', 'datasource', 'launcher.sh');

/** A folder with what a backend and a launcher need, removed at the end of a test. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'tailgate-grafana-'));

  constructor() {
    // Keeps a tailgate.yaml of the current folder out of the tests.
    writeFileSync(join(this.folder, 'empty.yaml'), '');
  }

  /** The launcher as the build leaves it: executable. */
  launcher(): string {
    const path = join(this.folder, 'gpx_tailgate');
    copyFileSync(launcher, path);
    chmodSync(path, 0o755);
    return path;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface BackendOptions {
  readonly workplace: Workplace;
  /** Sources of the test; those of the flags where absent. */
  readonly sources?: readonly LiveSource[];
  readonly now: () => number;
  /** Further flags of `tailgate serve`. */
  readonly args?: readonly string[];
  /** A free port where absent. */
  readonly port?: number;
}

/** `tailgate serve` in this process, with the clock of the test. */
export async function startBackend({
  workplace,
  sources,
  now,
  args = [],
  port = 0,
}: BackendOptions): Promise<RunningServer> {
  const result = readConfig({
    args: [
      ...['--config', workplace.path('empty.yaml'), '--data-folder', workplace.path('data')],
      ...['--port', String(port), '--grpc-port', '0'],
      ...(sources === undefined ? [] : ['--no-embedded-enabled']),
      ...['--shutdown-timeout-ms', '1000'],
      ...args,
    ],
    environment: {},
    fieldNames: canonicalFields,
  });
  if (result.kind !== 'config') throw new Error(`The configuration is ${result.kind}.`);
  const create: CreateServices =
    sources === undefined
      ? startServices
      : () => Promise.resolve(createServices({ sources, pricePerGb: 0.005, now }));
  return serve(result.config, create, {
    version: 'test',
    logSink: { write: () => true },
    startPlugin,
    now,
  });
}
