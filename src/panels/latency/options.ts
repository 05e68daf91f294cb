import { severities, type Severity } from '@tailgate/contract';
import type { OptionsWithLegend, OptionsWithTooltip } from '@grafana/ui';

export const modes = ['series', 'heatmap'] as const;
export type Mode = (typeof modes)[number];

/** How several endpoints share the panel: a small chart for each, or one chart for all. */
export const layouts = ['auto', 'together'] as const;
export type Layout = (typeof layouts)[number];

export const shownMeasures = ['backend', 'total', 'difference', 'overhead'] as const;
export type ShownMeasure = (typeof shownMeasures)[number];

/** Episodes of this severity and above are drawn. */
export const episodeFilters = [...severities, 'none'] as const;
export type EpisodeFilter = Severity | 'none';

/** The options of the latency panel, as a dashboard saves them. */
export interface LatencyOptions extends OptionsWithLegend, OptionsWithTooltip {
  /** Version of this shape, for migrations. */
  version: number;
  mode: Mode;
  measures: ShownMeasure[];
  /** `p50`, `p99_9` …; all that the data has where empty */
  percentiles: string[];
  layout: Layout;
  /** One endpoint alone; may hold dashboard variables. */
  endpoint: string;
  maxEndpoints: number;
  verdict: boolean;
  timeouts: boolean;
  limits: boolean;
  episodes: EpisodeFilter;
  annotations: boolean;
  ghost: boolean;
  logarithmic: boolean;
  backendField: string;
  totalField: string;
  slowRequestsLink: string;
}

/** What a field override can set beyond Grafana's standard options. */
export interface LatencyFieldConfig {
  lineWidth?: number;
  fillOpacity?: number;
  hideFrom?: { viz: boolean; legend: boolean; tooltip: boolean };
}

export const optionsVersion = 2;

/** More charts than this nobody reads, and each costs a canvas. */
export const mostEndpoints = 40;

/** What holds where neither the dashboard nor the user has said otherwise. */
export const defaultOptions: Omit<LatencyOptions, 'legend' | 'tooltip'> = {
  version: optionsVersion,
  mode: 'series',
  measures: ['backend', 'total', 'difference'],
  percentiles: [],
  layout: 'auto',
  endpoint: '',
  maxEndpoints: 6,
  verdict: true,
  timeouts: true,
  limits: true,
  episodes: 'warning',
  annotations: true,
  ghost: true,
  logarithmic: false,
  backendField: '',
  totalField: '',
  slowRequestsLink: '',
};
