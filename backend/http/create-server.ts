import { randomUUID } from 'node:crypto';
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { ServeConfig } from '../config/config';
import { securityHeaders } from './guard';
import { mapError } from './map-error';
import { sendError } from './error-handlers';
import { HttpError } from './http-error';

/** 1 MiB holds any query: 500 endpoints of 1,000 characters are half of it. */
const bodyLimit = 1_048_576;

/** The answer to bytes that are no HTTP, written by hand as there is no request yet. */
function rawAnswer(code: string | undefined): string {
  const status =
    code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const messages = {
    400: ['Bad Request', 'This is no HTTP request that can be read.'],
    408: ['Request Timeout', 'The request came too slowly.'],
    431: ['Request Header Fields Too Large', 'The headers are too large.'],
  } as const;
  const [reason, message] = messages[status];
  const { body } = mapError(new HttpError(status, 'invalid-input', message), '');
  const text = JSON.stringify(body);
  const headers = {
    ...securityHeaders,
    connection: 'close',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${reason}\r\n${lines.join('\r\n')}\r\n\r\n${text}`;
}

/** A Fastify server with limits on everything that a client can make long, large or slow. */
export function createServer(config: ServeConfig, logger: FastifyBaseLogger): FastifyInstance {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit,
    // Time for the whole request to arrive; an answer may take as long as requestTimeoutMs says.
    requestTimeout: 30_000,
    connectionTimeout: config.requestTimeoutMs + 30_000,
    // Longer than the idle limits of usual proxies (60 s), so that it is they who close.
    keepAliveTimeout: 72_000,
    maxRequestsPerSocket: 10_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    http: { headersTimeout: 15_000 },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      void reply.headers({ ...securityHeaders, 'x-request-id': request.id });
      sendError(error, request, reply);
    },
    clientErrorHandler: (error, socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
      else socket.end(rawAnswer(error.code));
    },
  });
  server.server.maxConnections = 1_000;
  return server;
}
