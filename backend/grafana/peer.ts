import { isIP } from 'node:net';

/**
 * The IP address of a peer as gRPC names it: `127.0.0.1:51234`, and without brackets `::1:51234`.
 * Undefined on a Unix socket, whose peers have none.
 */
export function peerOf(text: string): string | undefined {
  const address = text.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return isIP(address) === 0 ? undefined : address;
}
