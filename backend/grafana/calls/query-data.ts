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

/** Whether a header is set; Grafana passes some of them on under a prefix. */
function isSet({ headers }: QueryDataRequest, wanted: string): boolean {
  return Object.entries(headers).some(
    ([name, value]) =>
      name.toLowerCase().replace(/^http_/, '') === wanted && value.trim().toLowerCase() === 'true',
  );
}

/** Who asks, as what each can take differs. */
function askerOf(request: QueryDataRequest): 'alert' | 'expression' | 'person' {
  if (isSet(request, 'fromalert')) return 'alert';
  return isSet(request, 'x-grafana-from-expr') ? 'expression' : 'person';
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
  const { services, shutdown, timeoutMs, checkToken, settleLagOf, now } = context;
  const { pluginContext } = request;
  checkToken(pluginContext);
  const read = readQuery(dataQuery);
  const named = read.query.source?.trim() ?? '';
  const source = named === '' ? sourceOfSettings(services, readSettings(pluginContext)) : named;
  const asker = askerOf(request);
  const frames = await runLimited({ timeoutMs, signals: [signal, shutdown] }, (either) =>
    answerQuery({
      ...read,
      services,
      source,
      settleLagOf,
      now,
      isAlert: asker === 'alert',
      signal: either,
    }),
  );
  // Grafana's expressions refuse an answer whose frames are of several kinds.
  const taken = asker === 'expression' ? frames.slice(0, 1) : frames;
  return {
    frames: taken.map((frame) => writeFrame(frame, dataQuery.refId)),
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
