import { lookup } from 'node:dns/promises';
import type { PluginAddress } from '../launcher/handshake-line';

/**
 * The target that gRPC connects to. A host name is resolved once, here, as go-plugin does: a backend
 * that comes back at another address is not found again without a new start of the launcher.
 * @throws Error where the name does not resolve
 */
export async function channelTarget(address: PluginAddress): Promise<string> {
  if (address.network === 'unix') return `unix:${address.path}`;
  const { address: ip, family } = await lookup(address.host);
  return family === 6 ? `ipv6:[${ip}]:${address.port}` : `ipv4:${ip}:${address.port}`;
}
