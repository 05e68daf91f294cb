import { TailgateError } from '../../errors';
import { writeFrame } from '../arrow/write-frame';
import type { CallContext } from '../context';
import type { DataQuery, DataResponse, QueryDataRequest, QueryDataResponse } from '../wire/data';
import { answerQuery } from './answer-query';
import { callError } from './call-error';
import { readQuery } from './read-query';
import { readSettings, sourceOfSettings } from './read-settings';
import { runLimited } from './run-limited';

/** Queries of one call; a dashboard panel has a handful. */
const mostQueries = 100;

/** Grafana's alerting says that it asks, so that what it gets is exactly one number per instance. */
function asksForAlert({ headers }: QueryDataRequest): boolean {
  return Object.entries(headers).some(
    ([name, value]) => /^(http_)?fromalert$/i.test(name) && value.trim().toLowerCase() === 'true',
  );
}

function errorResponse(context: CallContext, refId: string, thrown: unknown): DataResponse {
  const { text, status, source, fault } = callError(thrown);
  if (fault) context.log.error({ err: thrown, refId }, 'query failed');
  else if (status >= 500) context.log.warn({ refId, status }, text);
  return {
    frames: [],
    error: text,
    jsonMeta: new Uint8Array(),
    status,
    errorSource: source,
    format: 0,
  };
}

async function answer(
  context: CallContext,
  request: QueryDataRequest,
  dataQuery: DataQuery,
  signal: AbortSignal,
): Promise<DataResponse> {
  const { services, shutdown, timeoutMs, checkToken } = context;
  const { pluginContext } = request;
  checkToken(pluginContext);
  const read = readQuery(dataQuery);
  const named = read.query.source?.trim() ?? '';
  const source = named === '' ? sourceOfSettings(services, readSettings(pluginContext)) : named;
  const isAlert = asksForAlert(request);
  const frames = await runLimited({ timeoutMs, signals: [signal, shutdown] }, (either) =>
    answerQuery({ ...read, services, source, isAlert, signal: either }),
  );
  return {
    frames: frames.map((frame) => writeFrame(frame, dataQuery.refId)),
    error: '',
    jsonMeta: new Uint8Array(),
    status: 200,
    errorSource: '',
    format: 0,
  };
}

/** Answers every refId, side by side; one that fails says so in its own answer and harms no other. */
export async function queryData(
  context: CallContext,
  request: QueryDataRequest,
  signal: AbortSignal,
): Promise<QueryDataResponse> {
  const responses = await Promise.all(
    request.queries.map(async (query, index): Promise<[string, DataResponse]> => {
      const { refId } = query;
      try {
        if (index >= mostQueries) {
          throw new TailgateError(
            'limit-exceeded',
            `There are ${request.queries.length} queries.`,
            {
              place: `query ${refId}`,
              remedy: `Ask at most ${mostQueries} at once.`,
            },
          );
        }
        return [refId, await answer(context, request, query, signal)];
      } catch (error) {
        return [refId, errorResponse(context, refId, error)];
      }
    }),
  );
  return { responses: Object.fromEntries(responses) };
}
