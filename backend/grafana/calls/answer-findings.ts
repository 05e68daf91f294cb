import type { Frame } from '../arrow/frame';
import { findingsFrames } from '../frames/findings';
import { answerAlert } from './answer-alert';
import { baseOf, rulesOf, type AnswerInput } from './answer-input';

/** What the rules found; for an alert rule the rows of the kind `alert`. */
export async function answerFindings(input: AnswerInput): Promise<readonly Frame[]> {
  if (input.isAlert) return answerAlert(input);
  const answer = await input.services.queryFindings(
    { kind: 'findings', ...baseOf(input), ...rulesOf(input) },
    input.signal,
  );
  return findingsFrames(answer, input.query.severities ?? []);
}
