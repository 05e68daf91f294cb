import { getFieldDisplayName, type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import type { LatencyValues } from '../../../components/frames/latency-frame';
import {
  percentileLabel,
  percentileRank,
  type Measure,
} from '../../../components/frames/percentile-name';
import type { SeriesIdentity } from '../../../components/frames/series-identity';
import { readFieldConfig } from '../field-config';
import type { LatencyOptions } from '../options';
import { seriesColor } from './colors';
import { lineLook } from './line-look';
import type { Difference, DrawnSeries } from './scene';

/** The values of one series, aligned to the chart, and those of the earlier range. */
export interface EndpointParts extends SeriesIdentity {
  /** For people. */
  readonly name: string;
  readonly values: readonly LatencyValues[];
  readonly compared: readonly LatencyValues[] | undefined;
}

const measureLabels: Record<Measure, string> = {
  backend: 'Backend',
  total: 'Total',
  overhead: 'Overhead',
};

const earlierDash = [2, 4];

// What the line of the earlier range is of: the first of these that is drawn.
const ghostOrder = ['total', 'backend', 'overhead'] as const;

/** The lines of a chart, highest percentile first and so drawn below the others, and their differences. */
export function drawSeries(
  endpoints: readonly EndpointParts[],
  frames: readonly DataFrame[],
  options: Pick<LatencyOptions, 'measures' | 'percentiles'>,
  theme: GrafanaTheme2,
): { series: DrawnSeries[]; differences: Difference[] } {
  const series: DrawnSeries[] = [];
  const differences: Difference[] = [];
  endpoints.forEach((parts, slot) => {
    const drawn = drawEndpoint(
      parts,
      endpoints.length > 1 ? slot : undefined,
      frames,
      options,
      theme,
    );
    const first = series.length;
    series.push(...drawn);
    if (options.measures.includes('difference') && endpoints.length === 1) {
      differences.push(...pairs(drawn, first));
    }
  });
  return { series, differences };
}

function drawEndpoint(
  { name: endpoint, values, compared }: EndpointParts,
  slot: number | undefined,
  frames: readonly DataFrame[],
  options: Pick<LatencyOptions, 'measures' | 'percentiles'>,
  theme: GrafanaTheme2,
): DrawnSeries[] {
  const wanted = values.filter(
    ({ measure, percentile }) =>
      options.measures.includes(measure) &&
      (percentile === '' ||
        options.percentiles.length === 0 ||
        options.percentiles.includes(percentile)),
  );
  const percentiles = [...new Set(wanted.map(({ percentile }) => percentile))].sort(
    (one, other) => percentileRank(other) - percentileRank(one),
  );
  const drawn = percentiles.flatMap((percentile, depth) =>
    wanted
      .filter((one) => one.percentile === percentile)
      .map((one) => drawLine(one, endpoint, depth, slot, frames, theme)),
  );
  const [highest] = percentiles;
  const ghost = ghostOrder.find((measure) => options.measures.includes(measure));
  const earlier = compared?.find(
    ({ measure, percentile }) => measure === ghost && percentile === highest,
  );
  // Where endpoints share a chart, grey lines could not be told apart.
  return earlier === undefined || slot !== undefined
    ? drawn
    : [...drawn, drawEarlier(earlier, endpoint, frames, theme)];
}

function drawLine(
  { measure, percentile, values, field, frame }: LatencyValues,
  endpoint: string,
  depth: number,
  slot: number | undefined,
  frames: readonly DataFrame[],
  theme: GrafanaTheme2,
): DrawnSeries {
  const name = getFieldDisplayName(field, frame, [...frames]);
  const custom = readFieldConfig(field);
  const look = lineLook(measure, depth, slot !== undefined);
  return {
    measure,
    percentile,
    endpoint,
    name,
    label: `${measureLabels[measure]} ${percentileLabel(percentile)}`.trim(),
    field,
    frame,
    values,
    color: seriesColor(field, measure, depth, slot, theme),
    lineWidth: custom.lineWidth ?? look.width,
    fillOpacity:
      measure === 'backend' && custom.fillOpacity !== undefined
        ? custom.fillOpacity / 100
        : look.fillOpacity,
    dash: look.dash,
    hidden: custom.hidden,
    inLegend: !custom.hiddenFromLegend,
    inTooltip: !custom.hiddenFromTooltip,
  };
}

/** A line of the earlier range: grey and dotted, so that nobody takes it for today's. */
function drawEarlier(
  { measure, percentile, values, field, frame }: LatencyValues,
  endpoint: string,
  frames: readonly DataFrame[],
  theme: GrafanaTheme2,
): DrawnSeries {
  const what = [measureLabels[measure], percentileLabel(percentile)].join(' ').trim();
  const label = `${what}, ${whenOf(field)}`;
  const custom = readFieldConfig(field);
  const own = getFieldDisplayName(field, frame, [...frames]);
  return {
    measure: 'earlier',
    percentile,
    endpoint,
    name: own,
    label,
    field,
    frame,
    values,
    color: theme.colors.text.secondary,
    lineWidth: 1.5,
    fillOpacity: 0,
    dash: earlierDash,
    hidden: custom.hidden,
    inLegend: !custom.hiddenFromLegend,
    inTooltip: !custom.hiddenFromTooltip,
  };
}

/** `a day before`, as the data source ends the name of a compared series; `earlier` where it says nothing. */
function whenOf({ config, labels }: LatencyValues['field']): string {
  const [, ...parts] = (config.displayNameFromDS ?? '').split(' · ');
  const last = parts.at(-1);
  return last === undefined || last === labels?.endpoint ? 'earlier' : last;
}

function pairs(drawn: readonly DrawnSeries[], first: number): Difference[] {
  return drawn.flatMap((total, position) => {
    if (total.measure !== 'total' || total.hidden) return [];
    const backend = drawn.findIndex(
      (other) =>
        other.measure === 'backend' && other.percentile === total.percentile && !other.hidden,
    );
    return backend < 0
      ? []
      : [{ total: first + position, backend: first + backend, color: total.color }];
  });
}
