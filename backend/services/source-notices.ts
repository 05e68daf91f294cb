import { formatNotices } from './format-notices';
import type { OtherGroup, SourceRead } from './source-reader';

/** What a log group holds instead of access log lines, in a sentence; empty where it is as it should be. */
export function contentNotice({ logGroup, content }: OtherGroup): string {
  switch (content?.content) {
    case undefined:
      return `${logGroup} has no events in this range.`;
    case 'access-log':
      return '';
    case 'lambda-text':
    case 'lambda-json':
      return `${logGroup} holds Lambda log lines, which no rule of this version uses.`;
    case 'unknown':
      return `${logGroup} holds no access log lines. ${content.reason} ${content.remedy}`;
  }
}

/** What the reader of an answer should know about what was read for it. */
export function sourceNotices(read: SourceRead): string[] {
  const { cells, aggregates } = read;
  const notices = [
    ...read.others.map(contentNotice),
    ...read.groups.flatMap(({ logGroup, format }) => formatNotices(logGroup, format)),
  ];
  if (cells.unparsed > 0) {
    notices.push(
      `${cells.unparsed} log events in the hours of this range are no access log lines: neither a status nor a latency could be read from them.`,
    );
  }
  if (cells.implausible > 0) {
    notices.push(
      `${cells.implausible} latencies that no request can have (negative, or above 24 hours) were left out.`,
    );
  }
  const { foldedEndpoints } = aggregates.aggregates(read.fromMs, read.toMs);
  if (foldedEndpoints > 0) {
    notices.push(
      `${foldedEndpoints} endpoints with few requests are counted as (other): set maxEndpoints, or endpointPatterns that group them.`,
    );
  }
  return notices;
}
