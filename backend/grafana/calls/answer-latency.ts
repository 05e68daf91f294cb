import type { LatencyAnswer, LatencyQuery } from '@tailgate/contract';
import { messageOf, TailgateError } from '../../errors';
import type { Frame } from '../arrow/frame';
import { latencyAlertFrames, latencyFrames } from '../frames/latency';
import { addInfos } from './add-infos';
import { baseOf, rulesOf, settled, sourceLabel, type AnswerInput } from './answer-input';
import { binWidth } from './bin-width';
import { comparedRange } from './compare-range';

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

/** Episodes adorn the graph: where they cannot be had, it is shown all the same, and says so. */
async function episodesOf(input: AnswerInput) {
  try {
    const { episodes, info } = await input.services.queryEpisodes(
      { kind: 'episodes', ...baseOf(input), ...rulesOf(input) },
      input.signal,
    );
    return { episodes, infos: [info] };
  } catch (error) {
    if (error instanceof TailgateError && error.code === 'cancelled') throw error;
    const notice = `Episodes are missing: ${messageOf(error)}`;
    return { episodes: [], infos: [], notice };
  }
}

async function comparedOf(input: AnswerInput, query: LatencyQuery, binMs: number) {
  const { compare } = input.query;
  if (compare === undefined) return undefined;
  const { from, to, shiftMs, when } = comparedRange(compare, input, binMs);
  const answer = await input.services.queryLatency(
    { ...query, from, to, buckets: false },
    input.signal,
  );
  return { answer, shiftMs, when };
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
    episodesOf(input),
    comparedOf(input, asked, binMs),
  ]);
  const others: readonly LatencyAnswer[] = compared === undefined ? [] : [compared.answer];
  const info = addInfos([answer, ...others].map((each) => each.info).concat(episodes.infos));
  return latencyFrames({
    source,
    answer,
    measures,
    info: {
      ...info,
      notices: [...info.notices, ...(episodes.notice === undefined ? [] : [episodes.notice])],
    },
    episodes: episodes.episodes,
    ...(compared === undefined ? {} : { compared }),
    heatmap: query.heatmap === true,
  });
}
