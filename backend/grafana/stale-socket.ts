import { lstat, unlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { messageOf, TailgateError } from '../errors';

/** Whether anybody answers on a socket. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => end(true));
    // Only a refusal is sure: whatever else goes wrong, somebody may be there.
    socket.once('error', (error: NodeJS.ErrnoException) =>
      end(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    );
  });
}

/**
 * Removes the file of a socket on which nobody answers any more, as a process that was killed leaves
 * it behind.
 * @throws TailgateError `unavailable` where somebody answers, or the file is no socket
 */
export async function removeStaleSocket(path: string): Promise<void> {
  const refuse = (message: string, remedy: string, cause?: unknown): TailgateError =>
    new TailgateError('unavailable', message, { place: path, remedy, cause });
  const stats = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw refuse(`The socket cannot be looked at: ${messageOf(error)}`, 'Set grpc.socket.', error);
  });
  if (stats === undefined) return;
  if (!stats.isSocket()) {
    throw refuse(
      'A file that is no socket stands where the socket should.',
      'Set grpc.socket to another path.',
    );
  }
  if (await isAnswered(path)) {
    throw refuse(
      'Another process answers on this socket.',
      'Stop it (it may be another Tailgate), or set grpc.socket to another path.',
    );
  }
  await unlink(path).catch((error: unknown) => {
    throw refuse(`The old socket cannot be removed: ${messageOf(error)}`, 'Remove it.', error);
  });
}
