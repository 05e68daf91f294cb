import type { FastifyInstance } from 'fastify';
import type { Secret } from '../config/secret';
import type { PluginParts } from './plugin-server';

/** Headers that came as a list or as a number, as one text each. */
function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      if (typeof value === 'string') return [[name.toLowerCase(), value]];
      if (typeof value === 'number') return [[name.toLowerCase(), String(value)]];
      return [];
    }),
  );
}

/** The routes without a network: whoever holds the bridge has been let in already. */
export function bridgeTo(
  server: FastifyInstance,
  token: Secret | undefined,
): PluginParts['bridge'] {
  const own = {
    host: 'localhost',
    ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
  };
  return async ({ method, url, headers }, signal) => {
    const answer = await server.inject({ method, url, headers: { ...headers, ...own }, signal });
    return {
      status: answer.statusCode,
      headers: textHeaders(answer.headers),
      body: answer.rawPayload,
    };
  };
}
