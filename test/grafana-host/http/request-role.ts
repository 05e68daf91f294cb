import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRole, type Role } from '../query/plugin-context';

/** The header by which a test or the preview says as whom it asks. */
export const roleHeader = 'x-grafana-host-role';

/** The role of a request; the host's own default where it names none. */
export function requestRole({ headers }: FastifyRequest, fallback: Role): Role {
  const role = headers[roleHeader];
  return isRole(role) ? role : fallback;
}

/** A signal that is aborted when the browser gives up waiting for an answer. */
export function giveUpSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableEnded) controller.abort();
  });
  return controller.signal;
}
