import type { AnswerInfo, Notice } from '@tailgate/contract';

/** The notices of the first answer, and of each further one those on topics that are not told yet. */
function mergedNotices(infos: readonly AnswerInfo[]): Notice[] {
  const told: Notice[] = [];
  for (const { notices } of infos) {
    const topics = new Set(told.map(({ topic }) => topic));
    told.push(...notices.filter(({ topic }) => !topics.has(topic)));
  }
  return told;
}

/**
 * What several answers cost together; as remembered as the least remembered of them. The first is the
 * answer itself: where others say the same of their own ranges, its notice stands.
 */
export function addInfos(infos: readonly AnswerInfo[]): AnswerInfo {
  const sum = (of: (info: AnswerInfo) => number): number =>
    infos.reduce((total, info) => total + of(info), 0);
  return {
    bytesScanned: sum((info) => info.bytesScanned),
    recordsScanned: sum((info) => info.recordsScanned),
    priceUsd: sum((info) => info.priceUsd),
    fromCache: Math.min(1, ...infos.map(({ fromCache }) => fromCache)),
    notices: mergedNotices(infos),
  };
}
