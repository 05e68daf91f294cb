import {
  Client,
  credentials,
  Metadata,
  type CallOptions,
  type ClientDuplexStream,
  type ClientReadableStream,
  type ServiceError,
} from '@grpc/grpc-js';
import type { CallResourceRequest, CallResourceResponse, StdioData } from '../wire/messages';
import * as methods from '../wire/methods';
import type { Method } from '../wire/methods';

/** What go-plugin's client allows both ways. */
const maxMessageBytes = 2_147_483_647;

/** A connection to a plugin with the streams that go-plugin's client opens. */
export class PluginConnection {
  private readonly client: Client;
  private readonly broker: ClientDuplexStream<object, object>;
  private readonly stdio: ClientReadableStream<StdioData>;
  /** How each of the two streams ended, where it has. */
  readonly streamEnds: { broker?: string; stdio?: string } = {};
  /** What the plugin wrote through the stdio service. */
  stdioText = '';

  constructor(readonly target: string) {
    this.client = new Client(target, credentials.createInsecure(), {
      'grpc.max_receive_message_length': maxMessageBytes,
      'grpc.max_send_message_length': maxMessageBytes,
      'grpc.default_authority': 'unused',
      // Connections are not shared between plugins, nor between one start and the next.
      'grpc.use_local_subchannel_pool': 1,
    });
    this.broker = this.client.makeBidiStreamRequest(
      methods.startStream.path,
      methods.startStream.serialize,
      methods.startStream.deserialize,
    );
    this.stdio = this.client.makeServerStreamRequest(
      methods.streamStdio.path,
      methods.streamStdio.serialize,
      methods.streamStdio.deserialize,
      {},
    );
    this.broker.on('error', (error: Error) => (this.streamEnds.broker = error.message));
    this.broker.on('end', () => (this.streamEnds.broker ??= 'ended'));
    this.broker.resume();
    this.stdio.on('error', (error: Error) => (this.streamEnds.stdio = error.message));
    this.stdio.on('end', () => (this.streamEnds.stdio ??= 'ended'));
    this.stdio.on('data', ({ data }: StdioData) => {
      this.stdioText += Buffer.from(data).toString('utf8');
    });
  }

  /** A call with one answer. @throws ServiceError of gRPC */
  call<Request, Response>(
    method: Method<Request, Response>,
    request: Request,
    { signal, timeoutMs }: { signal?: AbortSignal; timeoutMs?: number } = {},
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      const options: CallOptions =
        timeoutMs === undefined ? {} : { deadline: Date.now() + timeoutMs };
      const call = this.client.makeUnaryRequest(
        method.path,
        method.serialize,
        method.deserialize,
        request,
        new Metadata(),
        options,
        (error: ServiceError | null, response?: Response) => {
          signal?.removeEventListener('abort', cancel);
          if (error !== null) reject(error);
          else if (response === undefined) reject(new Error('The plugin answered nothing.'));
          else resolve(response);
        },
      );
      const cancel = (): void => call.cancel();
      if (signal?.aborted === true) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  /** A resource call; its answer comes in parts. @throws ServiceError of gRPC */
  async callResource(
    request: CallResourceRequest,
    signal?: AbortSignal,
  ): Promise<readonly CallResourceResponse[]> {
    const { path, serialize, deserialize } = methods.callResource;
    const stream = this.client.makeServerStreamRequest(path, serialize, deserialize, request);
    const cancel = (): void => stream.cancel();
    if (signal?.aborted === true) cancel();
    else signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        const parts: CallResourceResponse[] = [];
        stream.on('data', (part: CallResourceResponse) => parts.push(part));
        stream.on('error', reject);
        stream.on('end', () => resolve(parts));
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** go-plugin's farewell: closes the broker, tells the plugin to shut down, closes. @returns whether it answered */
  async close(): Promise<boolean> {
    this.broker.end();
    let answered = true;
    try {
      await this.call(methods.shutdown, {}, { timeoutMs: 2_000 });
    } catch {
      answered = false;
    }
    this.disconnect();
    return answered;
  }

  /** Closes without a word, as when the launcher has ended. */
  disconnect(): void {
    this.broker.cancel();
    this.stdio.cancel();
    this.client.close();
  }
}
