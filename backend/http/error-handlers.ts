import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from './http-error';
import { mapError } from './map-error';
import type { TypedServer } from './server-type';

/** Answers an error, and logs it where the fault is Tailgate's own. */
export function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, headers, body, fault } = mapError(thrown, request.id);
  if (fault) request.log.error({ err: thrown }, 'request failed');
  else if (status >= 500) request.log.warn({ code: body.error.code }, body.error.message);
  void reply.code(status).headers(headers).type('application/json; charset=utf-8').send(body);
}

const methods = ['GET', 'HEAD', 'POST'] as const;

/** One mapper for all errors, and an answer for paths and methods that do not exist. */
export function addErrorHandlers(server: TypedServer): void {
  server.setErrorHandler((error, request, reply) => sendError(error, request, reply));

  server.setNotFoundHandler((request, reply) => {
    const url = request.url.replace(/\?.*$/s, '');
    const allowed = methods.filter((method) => server.hasRoute({ method, url }));
    if (allowed.length === 0) {
      throw new HttpError(404, 'not-found', `There is nothing at ${url.slice(0, 80)}.`, {
        remedy: 'See /openapi.json for all paths.',
      });
    }
    const allow = allowed.join(', ');
    if (request.method === 'OPTIONS') return reply.code(204).header('allow', allow).send();
    throw new HttpError(405, 'invalid-input', `${request.method} is not supported here.`, {
      place: url.slice(0, 80),
      remedy: `Use ${allow}.`,
      headers: { allow },
    });
  });
}
