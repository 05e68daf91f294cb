import type { Change } from './change';
import type { HeadTexts } from './head-texts';
import type { Content } from './layout';
import type { TimeoutsOptions } from './options';
import type { EndpointTimeouts, TimeoutsData } from './timeouts-data';
import { orphanedHeading } from './timeouts-aside';
import { wholeWhen } from './when-text';

interface Given {
  readonly timeouts: TimeoutsData;
  readonly options: TimeoutsOptions;
  readonly listed: readonly EndpointTimeouts[];
  readonly change: Change | undefined;
  readonly texts: HeadTexts;
  readonly hasNotices: boolean;
}

/** How much there is to show, as the layout needs to know it. */
export function contentOf(given: Given): Content {
  const { timeouts, options, listed, change, texts, hasNotices } = given;
  const { endpoints, nearTimeouts, signals, orphaned, bins } = timeouts;
  const isDrawn = bins.times.length > 1 && bins.counts.some((count) => count > 0);
  return {
    count: texts.count.length,
    noun: texts.noun.length,
    hasNotices,
    rate: texts.rate.length,
    change: change?.text.length ?? 0,
    when: wholeWhen(texts.when).length,
    whenShort: texts.when.span.length,
    hasSparkline: options.sparkline && isDrawn,
    listed: listed.length,
    quiet: listed.length > 0 ? endpoints.length - listed.length : 0,
    hasNear: options.nearTimeouts && nearTimeouts !== null,
    signals: options.signals ? signals.length : 0,
    orphaned: orphaned === undefined ? 0 : orphanedHeading.length + orphaned.length,
  };
}
