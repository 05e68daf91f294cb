import { Type, type TLiteral, type TObject, type TProperties } from '@sinclair/typebox';
import {
  EpisodesAnswer,
  EpisodesQuery,
  FindingsAnswer,
  FindingsQuery,
  ValuesAnswer,
  ValuesQuery,
} from '@tailgate/contract';
import type { Context } from '../context';
import { parseInput } from '../parse-input';
import { FindingParameters, ValueParameters, rangeOf } from '../query-parameters';
import { queryResponses } from '../responses';
import { runLimited } from '../run-limited';
import type { TypedServer } from '../server-type';

/** A query as a body whose path says the kind already. */
const bodyOf = <P extends TProperties & { kind: TLiteral<string> }>(query: TObject<P>) =>
  Type.Composite(
    [Type.Omit(query, ['kind']), Type.Object({ kind: Type.Optional(query.properties.kind) })],
    {
      additionalProperties: false,
    },
  );

const FindingsBody = bodyOf(FindingsQuery);
const EpisodesBody = bodyOf(EpisodesQuery);
const ValuesBody = bodyOf(ValuesQuery);

const tags = ['queries'];
const part = 'query string';

/** The paths of the kinds that are asked for most, by query string and by body. */
export function addKindRoutes(server: TypedServer, context: Context): void {
  const { services, now } = context;
  const limits = { timeoutMs: context.config.requestTimeoutMs, shutdown: context.shutdown };

  server.get(
    '/api/v1/findings',
    {
      schema: {
        operationId: 'getFindings',
        summary: 'What the rules find in a range',
        tags,
        querystring: FindingParameters,
        response: queryResponses(FindingsAnswer),
      },
    },
    (request, reply) => {
      const { rule: rules, endpoint: endpoints, source, ...times } = request.query;
      const range = rangeOf(times, now());
      const given = { kind: 'findings', source, ...range, rules, endpoints };
      const query = parseInput(FindingsQuery, given, part);
      return runLimited(reply, limits, (signal) => services.queryFindings(query, signal));
    },
  );
  server.post(
    '/api/v1/findings',
    {
      schema: {
        operationId: 'postFindings',
        summary: 'What the rules find in a range, asked by a body',
        tags,
        body: FindingsBody,
        response: queryResponses(FindingsAnswer),
      },
    },
    (request, reply) => {
      const query = { ...request.body, kind: 'findings' as const };
      return runLimited(reply, limits, (signal) => services.queryFindings(query, signal));
    },
  );

  server.get(
    '/api/v1/episodes',
    {
      schema: {
        operationId: 'getEpisodes',
        summary: 'When the rules fired, for annotations',
        tags,
        querystring: FindingParameters,
        response: queryResponses(EpisodesAnswer),
      },
    },
    (request, reply) => {
      const { rule: rules, endpoint: endpoints, source, ...times } = request.query;
      const range = rangeOf(times, now());
      const given = { kind: 'episodes', source, ...range, rules, endpoints };
      const query = parseInput(EpisodesQuery, given, part);
      return runLimited(reply, limits, (signal) => services.queryEpisodes(query, signal));
    },
  );
  server.post(
    '/api/v1/episodes',
    {
      schema: {
        operationId: 'postEpisodes',
        summary: 'When the rules fired, asked by a body',
        tags,
        body: EpisodesBody,
        response: queryResponses(EpisodesAnswer),
      },
    },
    (request, reply) => {
      const query = { ...request.body, kind: 'episodes' as const };
      return runLimited(reply, limits, (signal) => services.queryEpisodes(query, signal));
    },
  );

  server.get(
    '/api/v1/values',
    {
      schema: {
        operationId: 'getValues',
        summary: 'The values of a dimension, for variables',
        tags,
        querystring: ValueParameters,
        response: queryResponses(ValuesAnswer),
      },
    },
    (request, reply) => {
      const { of, source, ...times } = request.query;
      const given = { kind: 'values', source, ...rangeOf(times, now()), of };
      const query = parseInput(ValuesQuery, given, part);
      return runLimited(reply, limits, (signal) => services.listValues(query, signal));
    },
  );
  server.post(
    '/api/v1/values',
    {
      schema: {
        operationId: 'postValues',
        summary: 'The values of a dimension, asked by a body',
        tags,
        body: ValuesBody,
        response: queryResponses(ValuesAnswer),
      },
    },
    (request, reply) => {
      const query = { ...request.body, kind: 'values' as const };
      return runLimited(reply, limits, (signal) => services.listValues(query, signal));
    },
  );
}
