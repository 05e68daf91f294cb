/** A request to the HTTP interface from inside the process. */
export interface BridgeRequest {
  readonly method: 'GET';
  /** Path and query string. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface BridgeResponse {
  readonly status: number;
  /** Lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Asks the routes of the HTTP interface without a network; the wiring gives it, and its credentials. */
export type Bridge = (request: BridgeRequest, signal: AbortSignal) => Promise<BridgeResponse>;
