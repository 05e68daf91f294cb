import type { AnswerInfo } from '@tailgate/contract';

/**
 * A count of an earlier range as it is compared with: 0 where nothing was counted in a range that could
 * be read, and null where that is not known, as its log groups hold other lines or the endpoint was
 * left out of the answer.
 * @param count undefined where the answer has no series for the endpoint
 * @param requests of that endpoint in the earlier range
 */
export function comparedCount(
  { notices }: AnswerInfo,
  count: number | undefined,
  requests: number | undefined,
): number | null {
  if (count !== undefined && requests !== undefined && requests > 0) return count;
  const isUnknown = notices.some(
    ({ topic, severity }) =>
      topic === 'endpoints-left-out' || (topic === 'log-group-content' && severity === 'warning'),
  );
  return isUnknown ? null : (count ?? 0);
}
