import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Server,
  ServerCredentials,
  status as codes,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Utf8 } from 'apache-arrow';
import { messageType } from '../wire/plugin-protocol';
import { arrowFile } from './arrow-file';

type Message = Record<string, unknown>;

const Queries = Type.Object({ queries: Type.Array(Type.Object({ refId: Type.String() })) });

const codec = (name: string) => {
  const type = messageType(name);
  return {
    serialize: (value: Message) => Buffer.from(type.encode(type.fromObject(value)).finish()),
    deserialize: (bytes: Buffer): Message =>
      type.toObject(type.decode(bytes), { defaults: true, longs: Number }),
  };
};

function definition(path: string, request: string, response: string, streams = '') {
  const input = codec(request);
  const output = codec(response);
  return {
    path,
    requestStream: streams.includes('request'),
    responseStream: streams.includes('response'),
    requestSerialize: input.serialize,
    requestDeserialize: input.deserialize,
    responseSerialize: output.serialize,
    responseDeserialize: output.deserialize,
  };
}

/** A plugin server of a test, on a port of its own, that keeps what it was asked. */
export class FakePlugin {
  readonly requests: { queries: Message[]; resources: Message[] } = { queries: [], resources: [] };
  shutdowns = 0;
  cancelled = 0;
  brokers = 0;
  port = 0;
  /** Answers to queries by refId. */
  answer: Message = {
    status: 200,
    frames: [arrowFile([{ name: 's', type: new Utf8(), values: ['x'] }])],
  };
  /** Queries are never answered. */
  hangs = false;
  /** What happens when the plugin is told to shut down. */
  onShutdown: () => void = () => undefined;
  private readonly server = new Server();

  async start(port = 0): Promise<this> {
    type Unary = ServerUnaryCall<Message, Message>;
    type Reply = sendUnaryData<Message>;
    this.server.addService(
      {
        queryData: definition(
          '/pluginv2.Data/QueryData',
          'pluginv2.QueryDataRequest',
          'pluginv2.QueryDataResponse',
        ),
        checkHealth: definition(
          '/pluginv2.Diagnostics/CheckHealth',
          'pluginv2.CheckHealthRequest',
          'pluginv2.CheckHealthResponse',
        ),
        callResource: definition(
          '/pluginv2.Resource/CallResource',
          'pluginv2.CallResourceRequest',
          'pluginv2.CallResourceResponse',
          'response',
        ),
        startStream: definition(
          '/plugin.GRPCBroker/StartStream',
          'plugin.ConnInfo',
          'plugin.ConnInfo',
          'request response',
        ),
        streamStdio: definition(
          '/plugin.GRPCStdio/StreamStdio',
          'plugin.Empty',
          'plugin.StdioData',
          'response',
        ),
        shutdown: definition('/plugin.GRPCController/Shutdown', 'plugin.Empty', 'plugin.Empty'),
      },
      {
        queryData: (call: Unary, reply: Reply) => this.queryData(call, reply),
        checkHealth: (_call: Unary, reply: Reply) =>
          reply(null, { status: 1, message: 'fine', jsonDetails: Buffer.from('{"a":1}') }),
        callResource: (call: ServerWritableStream<Message, Message>) => this.callResource(call),
        startStream: (call: ServerDuplexStream<Message, Message>) => {
          this.brokers += 1;
          call.on('end', () => call.end());
          call.resume();
        },
        streamStdio: (call: ServerWritableStream<Message, Message>) => {
          call.write({ channel: 1, data: Buffer.from('hello') });
        },
        shutdown: (_call: Unary, reply: Reply) => {
          this.shutdowns += 1;
          this.onShutdown();
          reply(null, {});
        },
      },
    );
    this.port = await new Promise((resolve, reject) => {
      const address = `127.0.0.1:${port}`;
      this.server.bindAsync(address, ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    return this;
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private queryData(call: ServerUnaryCall<Message, Message>, reply: sendUnaryData<Message>): void {
    this.requests.queries.push(call.request);
    call.on('cancelled', () => {
      this.cancelled += 1;
    });
    if (this.hangs) return;
    const { queries } = Value.Decode(Queries, call.request);
    const responses = Object.fromEntries(queries.map(({ refId }) => [refId, this.answer]));
    reply(null, { responses });
  }

  private callResource(call: ServerWritableStream<Message, Message>): void {
    this.requests.resources.push(call.request);
    if (call.request['path'] === 'none') {
      call.emit('error', { code: codes.UNIMPLEMENTED, details: 'not here' });
      return;
    }
    call.write({
      code: 202,
      headers: { 'X-One': { values: ['a', 'b'] }, 'Set-Cookie': { values: ['secret=1'] } },
      body: Buffer.from('first '),
    });
    call.write({ body: Buffer.from('second') });
    call.end();
  }
}

/** A folder with launchers that print what a test wants. */
export class Launchers {
  private readonly folder = mkdtempSync(join(tmpdir(), 'tailgate-plugin-'));
  private made = 0;

  /** An executable that prints a line and goes on until it is killed. */
  for(line: string, rest = 'exec /bin/sleep 600'): string {
    this.made += 1;
    const path = join(this.folder, `launcher-${this.made}`);
    writeFileSync(path, `#!/bin/sh\necho '${line}'\n${rest}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
