import { isIP } from 'node:net';

/** Where a launcher says that its plugin serves. */
export type PluginAddress =
  | { readonly network: 'tcp'; readonly host: string; readonly port: number }
  | { readonly network: 'unix'; readonly path: string };

/** A certificate is only read from this length on; Grafana has no TLS settings and then crashes. */
const certificateLength = 50;

/**
 * The first line that a launcher prints, by the rules of go-plugin 1.7 as Grafana configures it:
 * `CORE|APP|NETWORK|ADDRESS|PROTOCOL[|CERTIFICATE[|MULTIPLEX]]`.
 * @throws Error with what is wrong with it
 */
export function parseHandshakeLine(line: string): PluginAddress {
  const [core, app, network, address, protocol, certificate] = line.trim().split('|');
  if (network === undefined || address === undefined) {
    throw new Error(`Unrecognized remote plugin message: "${line}"`);
  }
  if (core !== '1') throw new Error(`the core protocol is "${core}", not 1`);
  if (app !== '2') throw new Error(`the application protocol is "${app}", Grafana knows 2 only`);
  if (protocol !== 'grpc') {
    throw new Error(`the protocol is "${protocol ?? 'netrpc'}", Grafana takes grpc only`);
  }
  if (certificate !== undefined && certificate.length > certificateLength) {
    throw new Error('a certificate is given: Grafana has no TLS settings to put it in and crashes');
  }
  if (network === 'unix') return { network, path: address };
  if (network !== 'tcp') throw new Error(`unknown network "${network}"`);
  return tcpAddress(address);
}

/** `HOST:PORT`, `[IPV6]:PORT`. */
function tcpAddress(address: string): PluginAddress {
  const match = /^(?:\[([^\]]*)\]|([^:]*)):(\d+)$/.exec(address);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || host === '' || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`"${address}" is not HOST:PORT`);
  }
  if (match?.[1] !== undefined && isIP(host) !== 6) throw new Error(`"${host}" is no IPv6 address`);
  return { network: 'tcp', host, port };
}
