import type { Frame } from '../arrow/frame';
import { answerFrames } from '../frames/answer-frames';
import { episodesFrame } from '../frames/episodes';
import { baseOf, notForAlerts, rulesOf, type AnswerInput } from './answer-input';

/** When the rules fired, for annotations. */
export async function answerEpisodes(input: AnswerInput): Promise<readonly Frame[]> {
  if (input.isAlert) throw notForAlerts(input, 'Choose the kind "alert".');
  const { severities = [] } = input.query;
  const { episodes, info } = await input.services.queryEpisodes(
    { kind: 'episodes', ...baseOf(input), ...rulesOf(input) },
    input.signal,
  );
  const chosen = episodes.filter(
    ({ severity }) => severities.length === 0 || severities.includes(severity),
  );
  return answerFrames('episodes', info, [episodesFrame(chosen)]);
}
