import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** What Node says: an address is in a network only of its own family. */
export function isWithin(address: string, network: string, family: 'ipv4' | 'ipv6'): boolean {
  const [base = '', prefix = ''] = network.split('/');
  const [is, bits] = family === 'ipv4' ? ([isIPv4, 32] as const) : ([isIPv6, 128] as const);
  if (!is(address) || !is(base) || !/^[0-9]+$/.test(prefix) || Number(prefix) > bits) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(prefix), family);
  return list.check(address, family);
}
