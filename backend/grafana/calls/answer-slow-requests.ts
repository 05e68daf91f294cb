import type { Frame } from '../arrow/frame';
import { slowRequestsFrames } from '../frames/slow-requests';
import { baseOf, notForAlerts, type AnswerInput } from './answer-input';

/** As many as one answer of the service has at most. */
const mostSlowRequests = 1_000;

/** The slowest requests of the range. */
export async function answerSlowRequests(input: AnswerInput): Promise<readonly Frame[]> {
  if (input.isAlert) throw notForAlerts(input, 'Choose the kind "alert" or "latency".');
  const { limit } = input.query;
  const answer = await input.services.querySlowRequests(
    {
      kind: 'slow-requests',
      ...baseOf(input),
      ...(limit === undefined ? {} : { limit: Math.min(limit, mostSlowRequests) }),
    },
    input.signal,
  );
  return slowRequestsFrames(answer);
}
