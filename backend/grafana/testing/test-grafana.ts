import { pino } from 'pino';
import type { BridgeRequest, BridgeResponse } from '../bridge';
import { startGrafanaServer, type GrafanaServer, type GrafanaServerOptions } from '../server';
import type { CallResourceRequest } from '../wire/resource';
import { dataService, resourceService } from '../wire/services';
import { pluginContext, TestClient, type ContextInput } from './client';
import { FakeServices } from './fake-services';

/** The start of the range that `ask` asks for, an hour long: 2026-11-20T14:00:00Z. */
export const from = Date.UTC(2026, 10, 20, 14);

export interface Asked extends ContextInput {
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly deadline?: number;
}

const emptyAnswer: BridgeResponse = { status: 200, headers: {}, body: Buffer.from('{}') };

/** A server over fake services, and a client of it. */
export class TestGrafana {
  services = new FakeServices();
  /** What was asked of the HTTP interface. */
  bridged: { readonly request: BridgeRequest; readonly signal: AbortSignal }[] = [];
  /** What the HTTP interface answers. */
  bridgeAnswer = emptyAnswer;
  /** Peers whose launchers were let go. */
  released: (string | undefined)[] = [];
  /** Every line of the log, as it was written. */
  log: string[] = [];
  #server: GrafanaServer | undefined;
  #client: TestClient | undefined;

  /** Forgets everything, for the next test. */
  reset(): void {
    this.services = new FakeServices();
    this.bridged = [];
    this.bridgeAnswer = emptyAnswer;
    this.released = [];
    this.log = [];
    this.#server = undefined;
    this.#client = undefined;
  }

  get server(): GrafanaServer {
    if (this.#server === undefined) throw new Error('The test has not started the server.');
    return this.#server;
  }

  get client(): TestClient {
    if (this.#client === undefined) throw new Error('The test has not started the server.');
    return this.#client;
  }

  async start(over: Partial<GrafanaServerOptions> = {}): Promise<void> {
    const server = await startGrafanaServer({
      listen: { host: '127.0.0.1', port: 0 },
      services: this.services,
      bridge: (request, signal) => {
        this.bridged.push({ request, signal });
        return Promise.resolve(this.bridgeAnswer);
      },
      log: pino({}, { write: (line: string) => void this.log.push(line) }),
      version: '1.2.3',
      timeoutMs: 10_000,
      settleLagOf: (source) => (source === 'slow' ? 3_600_000 : 150_000),
      now: () => from + 3_600_000,
      releaseHolds: (peer) => this.released.push(peer),
      ...over,
    });
    const { address } = server;
    this.#server = server;
    this.#client = new TestClient(
      address.network === 'unix' ? `unix:${address.path}` : `${address.host}:${address.port}`,
    );
  }

  async stop(): Promise<void> {
    this.#client?.close();
    await this.#server?.close(0);
  }

  /** Queries by refId, in one call. */
  ask(queries: Readonly<Record<string, object>>, { headers = {}, ...options }: Asked = {}) {
    return this.client.unary(
      dataService.queryData,
      {
        pluginContext: pluginContext(options),
        headers,
        queries: Object.entries(queries).map(([refId, query]) => ({
          refId,
          maxDataPoints: 500,
          intervalMS: 15_000,
          timeRange: { fromEpochMS: from, toEpochMS: from + 3_600_000 },
          json: Buffer.from(JSON.stringify(query)),
          queryType: '',
        })),
        format: 0,
      },
      options,
    );
  }

  /** The one answer of a resource call, whose answer is a stream; `GET values` where not said. */
  resource(
    request: Partial<CallResourceRequest>,
    input: ContextInput = { role: 'Viewer' },
  ): Promise<{ code: number; headers: unknown; body: string }> {
    return new Promise((resolve, reject) => {
      const call = this.client.stream(resourceService.callResource, {
        pluginContext: pluginContext(input),
        path: 'values',
        method: 'GET',
        url: 'values',
        headers: {},
        body: new Uint8Array(),
        ...request,
      });
      call.on('data', ({ code, headers, body }: { code: number; headers: unknown; body: Buffer }) =>
        resolve({ code, headers, body: body.toString() }),
      );
      call.on('error', reject);
    });
  }

  /** Resolves as soon as the services were asked this often. */
  async untilAsked(times: number): Promise<void> {
    while (this.services.asked.length < times) await new Promise((done) => setTimeout(done, 2));
  }
}

/** A server for each test, which the test starts, stopped behind it. */
export function testGrafana(): TestGrafana {
  const running = new TestGrafana();
  beforeEach(() => running.reset());
  afterEach(() => running.stop());
  return running;
}
