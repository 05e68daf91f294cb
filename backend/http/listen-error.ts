import { TailgateError, messageOf } from '../errors';

/** An IPv6 address stands in brackets before a port. */
export function addressText(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

const explanations: Readonly<Record<string, readonly [string, string]>> = {
  EADDRINUSE: [
    'is taken by another process',
    'Stop that process (it may be another Tailgate), or choose another port with --port or TAILGATE_PORT.',
  ],
  EACCES: ['may not be used by this user', 'Choose a port from 1024 with --port or TAILGATE_PORT.'],
  EADDRNOTAVAIL: [
    'is no address of this machine',
    'Set --host to an address of this machine, or to 127.0.0.1.',
  ],
  ENOTFOUND: ['cannot be resolved', 'Set --host to an IP address, or to a name that resolves.'],
  EAI_AGAIN: ['cannot be resolved now', 'Set --host to an IP address, or check the name service.'],
};

/** Why the server cannot listen, in words. */
export function listenError(thrown: unknown, host: string, port: number): TailgateError {
  const code =
    typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  const place = addressText(host, port);
  const known = Object.hasOwn(explanations, code) ? explanations[code] : undefined;
  const [reason, remedy] = known ?? [
    `cannot be listened on: ${messageOf(thrown)}`,
    'Choose another address with --host and --port.',
  ];
  return new TailgateError('unavailable', `${place} ${reason}.`, { place, remedy, cause: thrown });
}
