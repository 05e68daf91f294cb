import { addCounts } from '../../../components/frames/align';
import type { SeriesValue } from '../../../components/frames/cells';
import type { EndpointCounts } from '../../../components/frames/counts-frame';
import { isSameSource } from '../../../components/frames/series-identity';
import type { BinCounts } from './scene';

/** What a chart is of. */
export interface CountedSeries {
  /** Empty for all endpoints. */
  readonly endpoint: string;
  /** Empty for all sources. */
  readonly source: string;
  /** The endpoints that the panel is restricted to; all where empty. */
  readonly asked: readonly string[];
}

/**
 * The counts of a chart on its times, or nothing where the data has none. A chart of all endpoints has
 * the counts of all together where the data has them, else the sum of those of its endpoints, also
 * of endpoints whose lines are not drawn: no timeout is lost and none is counted twice.
 */
export function chartCounts(
  counts: readonly EndpointCounts[],
  { endpoint, source, asked }: CountedSeries,
  times: readonly number[],
): BinCounts | undefined {
  const ofSource = counts.filter((one) => isSameSource(one.source, source));
  const found =
    endpoint !== ''
      ? ofSource.filter((one) => one.endpoint === endpoint)
      : [...new Set(ofSource.map((one) => one.source))].flatMap((name) =>
          wholeOf(
            ofSource.filter((one) => one.source === name),
            asked,
          ),
        );
  if (found.length === 0) return undefined;
  const sum = (name: 'timeouts' | 'requests' | 'withoutIntegration') =>
    found.reduce<SeriesValue[]>(
      (sums, one) => addCounts(times, sums, one.times, one[name]),
      times.map(() => undefined),
    );
  return {
    timeouts: sum('timeouts'),
    requests: sum('requests'),
    withoutIntegration: sum('withoutIntegration'),
  };
}

function wholeOf(counts: readonly EndpointCounts[], asked: readonly string[]): EndpointCounts[] {
  if (asked.length > 0) return counts.filter(({ endpoint }) => asked.includes(endpoint));
  const together = counts.filter(({ endpoint }) => endpoint === '');
  return together.length > 0 ? together : [...counts];
}
