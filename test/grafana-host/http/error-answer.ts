import type { FastifyReply } from 'fastify';
import { PluginError } from '../plugin/plugin-error';

/** Answers with an error as Grafana's HTTP interface shapes it. */
export function answerError(reply: FastifyReply, error: unknown, fallback: string): FastifyReply {
  const known =
    error instanceof PluginError
      ? error
      : new PluginError(500, '', fallback, error instanceof Error ? error.message : undefined);
  return reply.status(known.statusCode).send({
    message: known.publicMessage,
    ...(known.messageId === '' ? {} : { messageId: known.messageId }),
    statusCode: known.statusCode,
    traceID: '',
  });
}

export const badRequest = (messageId: string, message: string): PluginError =>
  new PluginError(400, messageId, message);

export const dataSourceNotFound = (): PluginError =>
  new PluginError(404, '', 'Data source not found');
