import { chmod } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ServerCredentials, type Server } from '@grpc/grpc-js';
import { messageOf, TailgateError } from '../errors';
import { targetOf, type ListenOptions, type PluginAddress } from './address';
import { removeStaleSocket } from './stale-socket';

/** The owner and the group of Tailgate may connect: Grafana runs as a user of that group. */
const socketMode = 0o660;

const reasons: readonly (readonly [string, string, string])[] = [
  ['EADDRINUSE', 'is taken by another process', 'Stop it, or set grpc.port to another port.'],
  [
    'EACCES',
    'may not be used by this user',
    'Set grpc.port to a port from 1024, or grpc.socket to another folder.',
  ],
  [
    'EADDRNOTAVAIL',
    'is no address of this machine',
    'Set grpc.host to an address of this machine.',
  ],
  [
    'ENOENT',
    'is in a folder that does not exist',
    'Create the folder, or set grpc.socket to another path.',
  ],
];

function bindError(thrown: unknown, place: string): TailgateError {
  const text = messageOf(thrown);
  const known = reasons.find(([code]) => text.includes(code));
  const [, reason, remedy] = known ?? [
    '',
    `cannot be listened on: ${text}`,
    'Choose another address with grpc.host and grpc.port.',
  ];
  return new TailgateError('unavailable', `The address ${place} of the Grafana plugin ${reason}.`, {
    place,
    remedy,
    cause: thrown,
  });
}

function bindTo(server: Server, target: string): Promise<number> {
  return new Promise((done, fail) => {
    server.bindAsync(target, ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) done(port);
      else fail(error);
    });
  });
}

/**
 * Listens as the options say; the link has no TLS, as Grafana's client can have none.
 * @throws TailgateError `unavailable`
 */
export async function bind(server: Server, options: ListenOptions): Promise<PluginAddress> {
  const { host, socket } = options;
  const path = socket === undefined ? undefined : resolve(socket);
  const target = targetOf(path === undefined ? options : { ...options, socket: path });
  if (path !== undefined) await removeStaleSocket(path);
  try {
    const port = await bindTo(server, target);
    if (path === undefined) return { network: 'tcp', host, port };
    await chmod(path, socketMode);
    return { network: 'unix', path };
  } catch (error) {
    throw bindError(error, path ?? target);
  }
}
