import { implementedRules } from '../../rules';
import type { Frame } from '../arrow/frame';
import { alertFrames } from '../frames/alert';
import { baseOf, type AnswerInput } from './answer-input';

/** Rows for alert rules; all rules that Tailgate has where none is chosen. */
export async function answerAlert(input: AnswerInput): Promise<readonly Frame[]> {
  const { services, signal, query } = input;
  const { measure, explained, rules = [] } = query;
  const answer = await services.queryAlert(
    {
      kind: 'alert',
      ...baseOf(input),
      rules: rules.length === 0 ? [...implementedRules] : [...rules],
      ...(measure === undefined ? {} : { measure }),
      ...(explained === undefined ? {} : { explained }),
    },
    signal,
  );
  return alertFrames(answer);
}
