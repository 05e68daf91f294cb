import type { BaseLogger } from 'pino';
import type { ServeConfig } from '../config/config';
import type { Services } from '../services/services';

/** Where the data source of Grafana is served. */
export type PluginAddress =
  | { readonly network: 'tcp'; readonly host: string; readonly port: number }
  | { readonly network: 'unix'; readonly path: string };

/** A request to the routes from inside the process; it needs no credentials. */
export interface InnerRequest {
  readonly method: 'GET';
  /** Path and query string. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface InnerResponse {
  readonly status: number;
  /** Lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What the server of Grafana's data source gets; rooms of transports do not know each other. */
export interface PluginParts {
  readonly config: ServeConfig;
  readonly services: Services;
  readonly log: BaseLogger;
  readonly version: string;
  readonly bridge: (request: InnerRequest, signal: AbortSignal) => Promise<InnerResponse>;
  /** After how many ms a window of a source is complete; of an unknown one, with the usual timeouts. */
  readonly settleLagOf: (source: string) => number;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Lets the launchers at an IP address end; all of them where there is no address. */
  readonly releaseHolds: (peer: string | undefined) => void;
}

export interface PluginServer {
  readonly address: PluginAddress;
  /** Takes no more calls, lets running ones end within the grace, then ends the rest. */
  close(graceMs: number): Promise<void>;
}

/** Starts the server of Grafana's data source. @throws TailgateError */
export type StartPlugin = (parts: PluginParts) => Promise<PluginServer>;
