import { isIPv4, isIPv6 } from 'node:net';

/**
 * Whether a host to bind to, or the host of a URL, can only be this machine: 127.0.0.0/8, ::1 (also
 * in brackets or mapped from IPv4) or `localhost`, which resolvers keep for it (RFC 6761, 6.3).
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  if (name === 'localhost') return true;
  if (isIPv4(name)) return name.startsWith('127.');
  if (!isIPv6(name)) return false;
  // URL spells an IPv6 address in its one shortest form, whatever was typed.
  const address = new URL(`http://[${name.replace(/%.*$/, '')}]`).hostname;
  return address === '[::1]' || /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(address);
}
