import { PassThrough, type Readable } from 'node:stream';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { TailgateError } from '../../errors';
import { isLoopbackHost } from '../../loopback';
import type { Context } from '../context';
import { addressText } from '../listen-error';
import type { PluginAddress } from '../plugin-server';
import { openResponses } from '../responses';
import type { TypedServer } from '../server-type';

/** Shorter than the idle limits of usual proxies (60 s), and noticed by a launcher that waits a minute. */
const keepAliveMs = 15_000;

const isEveryAddress = (host: string): boolean => /^(0\.0\.0\.0|\[?::\]?)$/.test(host);

/** The name by which the caller reached this machine, without port and brackets. */
function nameUsed(request: FastifyRequest): string {
  const host = request.headers.host ?? '';
  return /^\[([^\]]*)\]/.exec(host)?.[1] ?? host.replace(/:\d*$/, '');
}

/** An address as go-plugin reads it, seen from the caller. @throws TailgateError `unavailable` */
function addressFor(address: PluginAddress, request: FastifyRequest): string {
  if (address.network === 'unix') return `unix|${address.path}`;
  const { host, port } = address;
  if (isEveryAddress(host)) return `tcp|${addressText(nameUsed(request), port)}`;
  if (isLoopbackHost(host) && !isLoopbackHost(request.ip)) {
    throw new TailgateError(
      'unavailable',
      `A Grafana on ${request.ip} asks for its data source, which is served on ${host} only.`,
      { place: 'grpc.host', remedy: 'Set grpc.host to an address that it reaches, and a token.' },
    );
  }
  return `tcp|${addressText(host.replace(/^\[|\]$/g, ''), port)}`;
}

const Text = <T extends string | Readable>(description: string) =>
  Type.Unsafe<T>({
    description,
    content: { 'text/plain': { schema: { type: 'string' } } },
  });

/** What the launcher of Grafana's data source needs, which has no token: it tells nothing else. */
export function addPluginRoutes(
  server: TypedServer,
  { pluginAddress, holds, stopping }: Context,
): void {
  server.get(
    '/api/v1/plugin/address',
    {
      schema: {
        operationId: 'getPluginAddress',
        summary: 'Where the data source of Grafana is served',
        description: 'As go-plugin reads it: "tcp|HOST:PORT" or "unix|PATH". Needs no token.',
        tags: ['operation'],
        security: [],
        response: openResponses(Text<string>('network and address')),
      },
    },
    (request, reply) => {
      const address = pluginAddress();
      if (address === undefined) {
        throw new TailgateError('unavailable', 'The data source of Grafana is not served.', {
          place: 'grpc.enabled',
          remedy: 'Set grpc.enabled to true.',
        });
      }
      void reply.type('text/plain; charset=utf-8');
      return `${addressFor(address, request)}\n`;
    },
  );

  server.get(
    '/api/v1/plugin/hold',
    {
      // HEAD would hold without anybody who could let go.
      exposeHeadRoute: false,
      schema: {
        operationId: 'holdPlugin',
        summary: 'Stays open until Tailgate stops, or Grafana ends its plugin',
        description: 'Writes an empty line every 15 s. Needs no token.',
        tags: ['operation'],
        security: [],
        response: openResponses(Text<Readable>('empty lines')),
      },
    },
    async (request, reply) => {
      const body = new PassThrough();
      const end = (): void => void body.end();
      // A body that was ended, and is on its way still, takes no more.
      const keepAlive = (): void => {
        if (!body.writableEnded) body.write('\n');
      };
      const forget = holds.add(request.ip, end);
      const timer = setInterval(keepAlive, keepAliveMs);
      stopping.addEventListener('abort', end, { once: true });
      body.once('close', () => {
        clearInterval(timer);
        stopping.removeEventListener('abort', end);
        forget();
      });
      if (stopping.aborted) end();
      // Sends the headers, so that the launcher knows at once that it is held.
      else keepAlive();
      return reply.type('text/plain; charset=utf-8').header('connection', 'close').send(body);
    },
  );
}
