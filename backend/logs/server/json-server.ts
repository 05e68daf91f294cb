import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, TailgateError } from '../../errors';
import { errorCode } from './error-code';
import { JsonText } from './json-text';
import { isLoopbackHeader } from './host-header';
import { readBody } from './read-body';
import { ServiceError } from './service-error';

/** Answers a call: an object to send as JSON. */
export type CallHandler = (
  operation: string,
  input: unknown,
  requestId: string,
) => Promise<object | JsonText>;

const contentType = 'application/x-amz-json-1.1';
const targetPrefix = 'Logs_20140328.';

/**
 * The wire of CloudWatch Logs: JSON 1.1 over HTTP. Signatures are accepted and not verified, so it listens on
 * loopback only.
 */
export class JsonServer {
  private readonly server: Server;
  private readonly handle: CallHandler;

  constructor(handle: CallHandler) {
    this.handle = handle;
    this.server = createServer((request, response) => void this.receive(request, response));
    // SDKs keep connections alive; closing first, we would break the call that a client is about to send.
    this.server.keepAliveTimeout = 60_000;
    this.server.requestTimeout = 60_000;
  }

  /** @param port 0 takes a free one. @throws TailgateError unavailable where the port is taken */
  async listen(host: string, port: number): Promise<AddressInfo> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        resolve();
      });
    }).catch((thrown: unknown) => {
      throw cannotListen(thrown, host, port);
    });
    const address = this.server.address();
    if (address === null || typeof address === 'string') {
      throw new TailgateError('internal', 'The embedded CloudWatch Logs has no address.');
    }
    return address;
  }

  /** Ends open connections; calls that run are cut off. */
  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    try {
      const { operation, input } = await callOf(request);
      const answer = await this.handle(operation, input, requestId);
      const text = answer instanceof JsonText ? answer.text : JSON.stringify(answer);
      send(response, 200, text, requestId);
    } catch (thrown) {
      const error = serviceErrorOf(thrown);
      const body = { __type: error.type, message: error.message, ...error.members };
      // What is left of a body that was refused is not read.
      if (!request.complete) response.setHeader('connection', 'close');
      send(response, error.status, JSON.stringify(body), requestId);
    }
  }
}

async function callOf(request: IncomingMessage): Promise<{ operation: string; input: unknown }> {
  if (!isLoopbackHeader(request.headers.host)) {
    throw new ServiceError(
      'AccessDeniedException',
      'The Host header does not name this machine: call 127.0.0.1, [::1] or localhost.',
    );
  }
  const target = request.headers['x-amz-target'];
  const isCall = typeof target === 'string' && target.startsWith(targetPrefix);
  if (request.method !== 'POST' || !isCall) {
    throw new ServiceError(
      'UnknownOperationException',
      `Send POST / with the header X-Amz-Target: ${targetPrefix}OPERATION.`,
    );
  }
  const body = await readBody(request);
  return { operation: target.slice(targetPrefix.length), input: parse(body) };
}

function parse(body: string): unknown {
  if (body.trim() === '') return {};
  try {
    const input: unknown = JSON.parse(body);
    return input;
  } catch (thrown) {
    throw new ServiceError(
      'SerializationException',
      `The body is not valid JSON: ${messageOf(thrown)}`,
    );
  }
}

function serviceErrorOf(thrown: unknown): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  const message = messageOf(thrown);
  const remedy = thrown instanceof TailgateError ? thrown.remedy : undefined;
  const end = /[.!?]$/.test(message) ? '' : '.';
  return new ServiceError(
    'ServiceUnavailableException',
    remedy === undefined ? message : `${message}${end} ${remedy}`,
  );
}

function send(response: ServerResponse, status: number, text: string, requestId: string): void {
  if (response.destroyed) return;
  const body = Buffer.from(text, 'utf8');
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': body.length,
    'x-amzn-requestid': requestId,
  });
  response.end(body);
}

function cannotListen(thrown: unknown, host: string, port: number): TailgateError {
  const code = errorCode(thrown);
  const place = `${host}:${port}`;
  const remedies = new Map<string | undefined, string>([
    ['EADDRINUSE', 'Stop the other program, or choose another port.'],
    ['EACCES', 'Choose a port of 1024 or above.'],
    ['EADDRNOTAVAIL', 'Choose an address of this machine, such as 127.0.0.1.'],
  ]);
  return new TailgateError(
    'unavailable',
    code === 'EADDRINUSE'
      ? `The embedded CloudWatch Logs cannot listen on port ${port}: it is taken.`
      : `The embedded CloudWatch Logs cannot listen on ${place}: ${messageOf(thrown)}`,
    { place, remedy: remedies.get(code) ?? 'Choose another address and port.', cause: thrown },
  );
}
