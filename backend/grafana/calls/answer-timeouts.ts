import type { TimeoutsQuery } from '@tailgate/contract';
import type { Frame } from '../arrow/frame';
import { timeoutsAlertFrames, timeoutsFrames } from '../frames/timeouts';
import { addInfos } from './add-infos';
import { baseOf, settled, sourceLabel, type AnswerInput } from './answer-input';
import { binWidth } from './bin-width';
import { comparedRange } from './compare-range';
import { earlierInfo } from './earlier-info';

/** Requests that timed out and nearly did, by bin. */
export async function answerTimeouts(given: AnswerInput): Promise<readonly Frame[]> {
  const input = given.isAlert ? settled(given) : given;
  const { services, signal, isAlert, query, from, to } = input;
  const binMs = binWidth(to - from, input);
  const asked: TimeoutsQuery = {
    kind: 'timeouts',
    ...baseOf(input),
    binMs,
    ...(query.groupBy === undefined ? {} : { groupBy: query.groupBy }),
  };
  const answered = services.queryTimeouts(asked, signal);
  const source = sourceLabel(input);
  if (isAlert) return timeoutsAlertFrames(await answered, source);
  const { compare } = query;
  const range = compare === undefined ? undefined : comparedRange(compare, input, binMs);
  const [answer, compared] = await Promise.all([
    answered,
    range === undefined
      ? undefined
      : services.queryTimeouts({ ...asked, from: range.from, to: range.to }, signal),
  ]);
  return timeoutsFrames({
    source,
    answer,
    info: addInfos([answer.info, ...(compared === undefined ? [] : [earlierInfo(compared.info)])]),
    ...(compared === undefined ? {} : { compared }),
  });
}
