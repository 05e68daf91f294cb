import type { LatencyAnswer, LatencyQuery } from '@tailgate/contract';
import { TailgateError } from '../../errors';
import type { Frame } from '../arrow/frame';
import { latencyAlertFrames, latencyFrames } from '../frames/latency';
import { addInfos } from './add-infos';
import { baseOf, settled, sourceLabel, type AnswerInput } from './answer-input';
import { binWidth } from './bin-width';
import { comparedRange } from './compare-range';
import { earlierInfo } from './earlier-info';
import { episodesBeside } from './episodes-beside';

/** An alert that lost a series would lose an instance: it gets as many as the service gives. */
const mostSeries = 100;

function latencyQuery(input: AnswerInput, binMs: number): LatencyQuery {
  const { query, isAlert } = input;
  const { percentiles = [], groupBy, maxSeries = isAlert ? mostSeries : undefined } = query;
  return {
    kind: 'latency',
    ...baseOf(input),
    binMs,
    ...(groupBy === undefined ? {} : { groupBy }),
    ...(percentiles.length === 0 ? {} : { percentiles: [...new Set(percentiles)] }),
    ...(maxSeries === undefined ? {} : { maxSeries }),
    ...(query.heatmap === true && !isAlert ? { buckets: true } : {}),
  };
}

/** @throws TailgateError `invalid-input` unless a series of the query has exactly one value */
function checkForAlert({ refId, query: { measures = [], percentiles = [] } }: AnswerInput): void {
  const refuse = (field: string, message: string, remedy: string): TailgateError =>
    new TailgateError('invalid-input', message, { place: `query ${refId}, ${field}`, remedy });
  if (measures.length !== 1) {
    const given = measures.length === 0 ? 'all' : measures.join(', ');
    throw refuse(
      'measures',
      `An alert needs one measure, not ${given}.`,
      'Choose one: backend, response, overhead or share.',
    );
  }
  if (measures[0] !== 'share' && percentiles.length !== 1) {
    throw refuse(
      'percentiles',
      `An alert needs one percentile, not ${percentiles.length}.`,
      'Choose one, for example 0.99.',
    );
  }
}

/** The same of the earlier range; of as many endpoints as there can be, as others came first then. */
async function comparedOf(input: AnswerInput, query: LatencyQuery, binMs: number) {
  const { compare } = input.query;
  if (compare === undefined) return undefined;
  const { from, to, shiftMs, when } = comparedRange(compare, input, binMs);
  const answer = await input.services.queryLatency(
    { ...query, from, to, buckets: false, maxSeries: mostSeries },
    input.signal,
  );
  return { answer, shiftMs, when };
}

/** An earlier answer without the endpoints that the present one does not show. */
function sameEndpoints(earlier: LatencyAnswer, { series }: LatencyAnswer): LatencyAnswer {
  const shown = new Set(series.map(({ endpoint }) => endpoint));
  return { ...earlier, series: earlier.series.filter(({ endpoint }) => shown.has(endpoint)) };
}

/** Latencies, and for people also what belongs beside them on a graph. */
export async function answerLatency(given: AnswerInput): Promise<readonly Frame[]> {
  const input = given.isAlert ? settled(given) : given;
  const { services, signal, isAlert, query, from, to } = input;
  if (isAlert) checkForAlert(input);
  const binMs = binWidth(to - from, input);
  const asked = latencyQuery(input, binMs);
  const answered = services.queryLatency(asked, signal);
  const { measures = [] } = query;
  const source = sourceLabel(input);
  if (isAlert) return latencyAlertFrames({ source, answer: await answered, measures });
  const [answer, episodes, compared] = await Promise.all([
    answered,
    episodesBeside(input),
    comparedOf(input, asked, binMs),
  ]);
  return latencyFrames({
    source,
    answer,
    measures,
    info: addInfos([
      answer.info,
      ...(compared === undefined ? [] : [earlierInfo(compared.answer.info)]),
      episodes.info,
    ]),
    episodes: episodes.episodes,
    ...(compared === undefined
      ? {}
      : { compared: { ...compared, answer: sameEndpoints(compared.answer, answer) } }),
    heatmap: query.heatmap === true,
  });
}
