import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** The routes of the backend that the launcher calls, with answers that a test chooses. */
export class BackendDouble {
  /** Says where the backend listens; undefined answers 503, as before the gRPC port is bound. */
  address: () => string | undefined = () => 'tcp|127.0.0.1:7071';
  /** Whether a hold stays open; else it ends as it opens, as where Grafana's Shutdown came before it. */
  holdsOpen = true;
  readonly requests: string[] = [];
  private readonly holds = new Set<ServerResponse>();
  private readonly waiting: (() => void)[] = [];
  private readonly server: Server;
  port = 0;

  constructor() {
    this.server = createServer((request, response) => this.answer(request, response));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '0.0.0.0', resolve));
    const address = this.server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
  }

  url(host = '127.0.0.1'): string {
    return `http://${host}:${this.port}`;
  }

  /** Resolves when a launcher holds. */
  async held(): Promise<void> {
    if (this.holds.size > 0) return;
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Sends what keeps a hold alive. */
  writeNewline(): void {
    for (const hold of this.holds) hold.write('\n');
  }

  /** Ends the holds in order, as at Grafana's Shutdown. */
  release(): void {
    for (const hold of this.holds) hold.end();
  }

  /** Cuts all connections, as when the backend is killed. */
  cut(): void {
    this.server.closeAllConnections();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(request.url ?? '');
    if (request.url === '/api/v1/plugin/address') {
      const address = this.address();
      response.writeHead(address === undefined ? 503 : 200, { 'content-type': 'text/plain' });
      response.end(address);
    } else if (request.url === '/api/v1/plugin/hold' && !this.holdsOpen) {
      response.writeHead(200, { 'content-type': 'text/plain' }).end();
    } else if (request.url === '/api/v1/plugin/hold') {
      this.holds.add(response);
      response.on('close', () => this.holds.delete(response));
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.write('\n');
      for (const resolve of this.waiting.splice(0)) resolve();
    } else response.writeHead(404).end();
  }
}
