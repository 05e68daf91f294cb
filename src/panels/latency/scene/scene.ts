import type { DataFrame, Field } from '@grafana/data';
import type { Annotation } from '../../../components/frames/annotation-frames';
import type { LatencyBucketCounts } from '../../../components/frames/buckets-frame';
import type { SeriesValue } from '../../../components/frames/cells';
import type { EpisodeRow } from '../../../components/frames/episodes-frame';
import type { Measure } from '../../../components/frames/percentile-name';
import type { LatencySummaryRow } from '../../../components/frames/summary-frame';
import type { Limit } from './limits';
import type { Verdict } from './verdict';

/** A line as it is drawn, its values on the times of its chart. */
export interface DrawnSeries {
  readonly measure: Measure | 'earlier';
  /** `p99`; empty for a plain metric. */
  readonly percentile: string;
  /** For people, as the name of a chart. */
  readonly endpoint: string;
  /** As Grafana names the field: for legend, overrides and hiding. */
  readonly name: string;
  /** Short, where the endpoint is said elsewhere: `Backend P99`. */
  readonly label: string;
  readonly field: Field;
  readonly frame: DataFrame;
  readonly values: SeriesValue[];
  readonly color: string;
  readonly lineWidth: number;
  /** Share of the fill's opacity, 0 for a line alone. */
  readonly fillOpacity: number;
  readonly dash: number[] | undefined;
  readonly hidden: boolean;
  readonly inLegend: boolean;
  readonly inTooltip: boolean;
}

/** The area between a total and the backend time in it; positions are those in `series`. */
export interface Difference {
  readonly total: number;
  readonly backend: number;
  readonly color: string;
}

export interface BinCounts {
  readonly timeouts: SeriesValue[];
  readonly requests: SeriesValue[];
  readonly withoutIntegration: SeriesValue[];
}

/** All that one chart shows. */
export interface ChartScene {
  /** Empty where the chart is of all endpoints. */
  readonly endpoint: string;
  /** Empty where the chart is of all sources, or of one that the data does not name. */
  readonly source: string;
  /** For people: the endpoint, with its source where there are several; empty for everything. */
  readonly name: string;
  /** The query that gave the lines. */
  readonly refId: string | undefined;
  /** Whether the lines say of themselves that they are from Tailgate. */
  readonly isOwn: boolean;
  readonly times: number[];
  /** Width of a bin in ms, 0 where there are fewer than two. */
  readonly binMs: number;
  readonly series: DrawnSeries[];
  readonly differences: Difference[];
  readonly counts: BinCounts | undefined;
  readonly summary: LatencySummaryRow | undefined;
  /** ms, see `timeLost`. */
  readonly lost: number;
  readonly limits: Limit[];
  readonly episodes: EpisodeRow[];
  readonly annotations: Annotation[];
  readonly buckets: LatencyBucketCounts | undefined;
}

/** What the whole panel shows. */
export interface PanelScene {
  readonly charts: ChartScene[];
  /** Endpoints in the data that the limit of charts leaves out. */
  readonly omitted: number;
  /** Endpoints without a single value, such as those whose requests reached no backend. */
  readonly empty: number;
  readonly verdict: Verdict;
  /** What the options ask for and the data lacks, and how to add it. */
  readonly advice: readonly string[];
}
