/** Where the server listens. */
export type PluginAddress =
  | { readonly network: 'tcp'; readonly host: string; readonly port: number }
  | { readonly network: 'unix'; readonly path: string };

/** What the options `grpc.*` say. */
export interface ListenOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The path of a Unix socket, in place of host and port. */
  readonly socket?: string;
}

/** For gRPC: an IPv6 address stands in brackets before a port, and a socket's path is absolute. */
export function targetOf({ host, port, socket }: ListenOptions): string {
  if (socket !== undefined) return `unix:${socket}`;
  return host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]:${port}` : `${host}:${port}`;
}
