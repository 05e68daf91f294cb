import type { AnswerInfo, Episode } from '@tailgate/contract';
import { messageOf, TailgateError } from '../../errors';
import { baseOf, rulesOf, type AnswerInput } from './answer-input';

/**
 * Episodes of the range, endpoints and rules of a query of another kind. They adorn its answer: where
 * they cannot be had, it is given all the same, and says so.
 * @throws TailgateError `cancelled`
 */
export async function episodesBeside(
  input: AnswerInput,
): Promise<{ readonly episodes: readonly Episode[]; readonly info: AnswerInfo }> {
  try {
    return await input.services.queryEpisodes(
      { kind: 'episodes', ...baseOf(input), ...rulesOf(input) },
      input.signal,
    );
  } catch (error) {
    if (error instanceof TailgateError && error.code === 'cancelled') throw error;
    const text = `Episodes are missing: ${messageOf(error)}`;
    return {
      episodes: [],
      info: {
        ...{ bytesScanned: 0, recordsScanned: 0, priceUsd: 0, fromCache: 1 },
        notices: [{ severity: 'warning', topic: 'episodes-missing', text }],
      },
    };
  }
}
