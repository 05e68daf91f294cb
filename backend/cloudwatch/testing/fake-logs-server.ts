import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isAddressInfo, isInput, type Input } from './narrow';

/** What the server does with a call. */
export type Answer =
  | { readonly kind: 'json'; readonly body: unknown; readonly afterMs?: number }
  | {
      readonly kind: 'error';
      readonly type: string;
      readonly message?: string;
      /** HTTP status; 400 where absent. */
      readonly status?: number;
      /** Further members of the body, for example queryCompileError. */
      readonly more?: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'raw'; readonly status: number; readonly type: string; readonly body: string }
  /** The call arrives, and nothing comes back. */
  | { readonly kind: 'hang' }
  /** The head and a part of the body come back, then nothing. */
  | { readonly kind: 'stall' }
  /** The connection is broken off. */
  | { readonly kind: 'reset' };

/** @param call from 0, the how-manieth of its operation */
export type Handler = (input: Input, call: number) => Answer;

export interface RecordedCall {
  readonly operation: string;
  readonly input: Input;
  readonly headers: IncomingMessage['headers'];
  /** ms, from the process's monotonic clock */
  readonly atMs: number;
}

const jsonType = 'application/x-amz-json-1.1';

/** A server that speaks JSON 1.1 as CloudWatch Logs does, and answers what a test scripts. */
export class FakeLogsServer {
  readonly calls: RecordedCall[] = [];
  readonly #handlers = new Map<string, Handler>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => this.#receive(request, response));
  }

  static async start(): Promise<FakeLogsServer> {
    const fake = new FakeLogsServer();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get endpoint(): string {
    const address = this.#server.address();
    if (!isAddressInfo(address)) throw new Error('The fake server is not listening.');
    return `http://127.0.0.1:${address.port}`;
  }

  on(operation: string, handler: Handler): void {
    this.#handlers.set(operation, handler);
  }

  /** Answers with these in turn, the last one for ever. */
  script(operation: string, ...answers: readonly [Answer, ...Answer[]]): void {
    const [first] = answers;
    this.on(operation, (_input, call) => answers[Math.min(call, answers.length - 1)] ?? first);
  }

  callsOf(operation: string): RecordedCall[] {
    return this.calls.filter((call) => call.operation === operation);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const target = request.headers['x-amz-target'];
      const operation = String(target).replace('Logs_20140328.', '');
      const input: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      if (!isInput(input)) throw new Error('The body of the call is no object.');
      const number = this.callsOf(operation).length;
      const { headers } = request;
      this.calls.push({ operation, input, headers, atMs: performance.now() });
      const handler = this.#handlers.get(operation);
      const unknown: Answer = { kind: 'error', type: 'UnknownOperationException' };
      send(handler === undefined ? unknown : handler(input, number), response);
    });
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': jsonType,
    'x-amzn-requestid': '00000000-0000-4000-8000-000000000000',
  });
  response.end(JSON.stringify(body));
}

function send(answer: Answer, response: ServerResponse): void {
  switch (answer.kind) {
    case 'json':
      setTimeout(() => sendJson(response, 200, answer.body), answer.afterMs ?? 0);
      return;
    case 'error':
      sendJson(response, answer.status ?? 400, {
        __type: answer.type,
        ...(answer.message === undefined ? {} : { message: answer.message }),
        ...answer.more,
      });
      return;
    case 'raw':
      response.writeHead(answer.status, { 'content-type': answer.type });
      response.end(answer.body);
      return;
    case 'hang':
      return;
    case 'stall':
      response.writeHead(200, { 'content-type': jsonType, 'content-length': '1000' });
      response.write('{"results":[');
      return;
    case 'reset':
      response.socket?.destroy();
  }
}
