import type { Frame } from '../arrow/frame';
import { findingsFrames } from '../frames/findings';
import { addInfos } from './add-infos';
import { answerAlert } from './answer-alert';
import { baseOf, rulesOf, type AnswerInput } from './answer-input';
import { episodesBeside } from './episodes-beside';

/** What the rules found, and when they fired; for an alert rule the rows of the kind `alert`. */
export async function answerFindings(input: AnswerInput): Promise<readonly Frame[]> {
  if (input.isAlert) return answerAlert(input);
  const [answer, { episodes, info }] = await Promise.all([
    input.services.queryFindings(
      { kind: 'findings', ...baseOf(input), ...rulesOf(input) },
      input.signal,
    ),
    episodesBeside(input),
  ]);
  return findingsFrames(
    { ...answer, info: addInfos([answer.info, info]) },
    input.query.severities ?? [],
    episodes,
  );
}
