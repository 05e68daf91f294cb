import type { AnswerInfo } from '@tailgate/contract';

/** The cost and the notices of an earlier range, as they are told beside those of the present one. */
export function earlierInfo(info: AnswerInfo): AnswerInfo {
  return {
    ...info,
    notices: info.notices
      .filter(({ topic }) => topic !== 'endpoints-left-out')
      .map((notice) => ({ ...notice, text: `In the range compared with: ${notice.text}` })),
  };
}
