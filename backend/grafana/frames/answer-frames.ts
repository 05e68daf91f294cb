import type { AnswerInfo, GrafanaKind } from '@tailgate/contract';
import type { Frame, FrameStat } from '../arrow/frame';

/** Rises when a field of a frame is renamed, removed or changes its meaning. */
const version = 1;

const noticeSeverities = ['warning', 'info'] as const;

function statsOf({ bytesScanned, recordsScanned, priceUsd, fromCache }: AnswerInfo): FrameStat[] {
  return [
    { displayName: 'Bytes scanned', value: bytesScanned, unit: 'decbytes' },
    { displayName: 'Records scanned', value: recordsScanned, unit: 'short' },
    { displayName: 'Price', value: priceUsd, unit: 'currencyUSD' },
    { displayName: 'From memory', value: fromCache, unit: 'percentunit' },
  ];
}

/** One for each severity: of several Grafana's panel header shows the last one alone. */
function noticesOf({ notices }: AnswerInfo) {
  return noticeSeverities.flatMap((severity) => {
    const texts = notices.filter((notice) => notice.severity === severity).map(({ text }) => text);
    return texts.length === 0 ? [] : [{ severity, text: texts.join(' ') }];
  });
}

/**
 * The frames of an answer as Grafana gets them: each knows its name, the first one the cost and the
 * notices. Where the first has no rows there is nothing to show, so it stands alone without fields.
 */
export function answerFrames(
  kind: GrafanaKind,
  info: AnswerInfo,
  [first, ...others]: readonly [Frame, ...Frame[]],
): readonly Frame[] {
  const isEmpty = (first.fields[0]?.values.length ?? 0) === 0;
  const head: Frame = {
    ...first,
    ...(isEmpty ? { fields: [] } : {}),
    meta: {
      ...first.meta,
      stats: statsOf(info),
      notices: noticesOf(info),
      custom: { tailgate: { version, kind, frame: first.name, info } },
    },
  };
  if (isEmpty && kind !== 'findings') return [head];
  const rest = others.map((frame) => ({
    ...frame,
    meta: { ...frame.meta, custom: { tailgate: { frame: frame.name } } },
  }));
  return [head, ...rest];
}
