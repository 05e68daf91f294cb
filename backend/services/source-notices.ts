import type { Notice } from '@tailgate/contract';
import { formatCount, plural } from '../rules/format';
import { formatNotices } from './format-notices';
import { info, warning } from './notice';
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

/** Below this share of all log events those that cannot be read do not change what the others say. */
const fewLines = 0.01;

/** A notice on some of many: `warning` where they are enough to change the picture. */
const bySharePart = (part: number, whole: number) => (part < fewLines * whole ? info : warning);

/** What the reader of an answer should know about what was read for it. */
export function sourceNotices(read: SourceRead): Notice[] {
  const { cells, aggregates } = read;
  const { requests, unparsed, implausible } = cells;
  const notices: Notice[] = [
    ...read.others.map((other) => {
      const say = other.content === undefined ? info : warning;
      return say('log-group-content', contentNotice(other));
    }),
    ...read.groups.flatMap(({ logGroup, format }) => formatNotices(logGroup, format)),
  ];
  if (unparsed > 0) {
    const [are, them] = unparsed === 1 ? ['is', 'it'] : ['are', 'them'];
    const lines = unparsed === 1 ? 'no access log line' : 'no access log lines';
    notices.push(
      bySharePart(unparsed, requests + unparsed)(
        'unreadable-lines',
        `${plural(unparsed, 'log event')} of ${formatCount(requests + unparsed)} in the hours of this range ${are} ${lines}: neither a status nor a latency could be read from ${them}.`,
      ),
    );
  }
  if (implausible > 0) {
    notices.push(
      bySharePart(implausible, requests)('implausible-latencies', implausibleText(implausible)),
    );
  }
  const { foldedEndpoints } = aggregates.aggregates(read.fromMs, read.toMs);
  if (foldedEndpoints > 0) {
    notices.push(
      info(
        'folded-endpoints',
        `${plural(foldedEndpoints, 'endpoint')} with few requests ${foldedEndpoints === 1 ? 'is' : 'are'} counted as (other): set maxEndpoints, or endpointPatterns that group them.`,
      ),
    );
  }
  return notices;
}

/** That values were left out which no request can have. */
export function implausibleText(count: number): string {
  return `${plural(count, 'latency', 'latencies')} that no request can have (negative, or above 24 hours) ${count === 1 ? 'was' : 'were'} left out.`;
}
