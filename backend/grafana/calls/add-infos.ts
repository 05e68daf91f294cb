import type { AnswerInfo } from '@tailgate/contract';

/** What several answers cost together; as remembered as the least remembered of them. */
export function addInfos(infos: readonly AnswerInfo[]): AnswerInfo {
  const sum = (of: (info: AnswerInfo) => number): number =>
    infos.reduce((total, info) => total + of(info), 0);
  return {
    bytesScanned: sum((info) => info.bytesScanned),
    recordsScanned: sum((info) => info.recordsScanned),
    priceUsd: sum((info) => info.priceUsd),
    fromCache: Math.min(1, ...infos.map(({ fromCache }) => fromCache)),
    notices: [...new Set(infos.flatMap(({ notices }) => notices))],
  };
}
