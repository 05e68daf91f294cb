import { Client, credentials, type CallOptions, type MethodDefinition } from '@grpc/grpc-js';
import type { PluginContext } from '../wire/plugin-context';

/** A plain gRPC client, as far from Grafana's as a test of the server needs. */
export class TestClient {
  readonly #client: Client;

  constructor(target: string) {
    this.#client = new Client(target, credentials.createInsecure());
  }

  /** Calls once; `signal` gives the call up. */
  unary<Q, R>(
    method: MethodDefinition<Q, R>,
    request: Q,
    { signal, ...options }: CallOptions & { readonly signal?: AbortSignal } = {},
  ): Promise<R> {
    return new Promise((resolve, reject) => {
      const call = this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        options,
        (error, response) => {
          if (error === null && response !== undefined) resolve(response);
          else reject(error ?? new Error('no answer'));
        },
      );
      signal?.addEventListener('abort', () => call.cancel());
    });
  }

  /** Opens a stream from the server. */
  stream<Q, R>(method: MethodDefinition<Q, R>, request: Q) {
    return this.#client.makeServerStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
    );
  }

  /** Opens a stream both ways. */
  both<Q, R>(method: MethodDefinition<Q, R>) {
    return this.#client.makeBidiStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
    );
  }

  close(): void {
    this.#client.close();
  }
}

export interface ContextInput {
  readonly settings?: object;
  readonly token?: string;
  readonly role?: string;
}

/** What Grafana sends along with every call. */
export function pluginContext({ settings = {}, token, role }: ContextInput = {}): PluginContext {
  return {
    orgId: 1,
    pluginId: 'tailgate-apigateway-datasource',
    user: role === undefined ? null : { login: 'ada', name: 'Ada', email: 'ada@example.com', role },
    appInstanceSettings: null,
    dataSourceInstanceSettings: {
      id: 1,
      name: 'Tailgate',
      url: '',
      user: '',
      database: '',
      basicAuthEnabled: false,
      basicAuthUser: '',
      jsonData: Buffer.from(JSON.stringify(settings)),
      decryptedSecureJsonData: token === undefined ? {} : { token },
      lastUpdatedMS: 0,
      uid: 'u',
      apiVersion: '',
    },
    grafanaConfig: {},
    pluginVersion: '1.0.0',
    userAgent: 'Grafana/12.4.3',
    apiVersion: '',
    namespace: '',
  };
}
