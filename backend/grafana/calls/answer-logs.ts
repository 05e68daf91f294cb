import { TailgateError } from '../../errors';
import type { Frame } from '../arrow/frame';
import { logsAlertFrames, logsFrames } from '../frames/logs';
import { settledLines, type AnswerInput } from './answer-input';

/** The rows of a Logs Insights query. @throws TailgateError `invalid-input` where it has no text */
export async function answerLogs(given: AnswerInput): Promise<readonly Frame[]> {
  const input = given.isAlert ? settledLines(given) : given;
  const { services, signal, query, refId, source, from, to, isAlert } = input;
  const { text = '', limit } = query;
  if (text.trim() === '') {
    throw new TailgateError('invalid-input', 'The logs query has no text.', {
      place: `query ${refId}, text`,
      remedy: 'Write a Logs Insights query, for example "fields @timestamp, @message".',
    });
  }
  const answer = await services.queryLogs(
    {
      kind: 'logs',
      from,
      to,
      text,
      ...(source === undefined ? {} : { source }),
      ...(limit === undefined ? {} : { limit }),
    },
    signal,
  );
  return isAlert ? logsAlertFrames(answer, text) : logsFrames(answer, text);
}
