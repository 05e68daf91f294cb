import {
  dateTimeFormat,
  formattedValueToString,
  type Field,
  type GrafanaTheme2,
} from '@grafana/data';
import { formatCount, formatMs } from '../../../components/format';
import { isValue, type SeriesValue } from '../../../components/frames/cells';
import { severityRank } from '../../../components/frames/episodes-frame';
import { plural } from '../../../components/wording/quantity-text';
import { severityLook } from '../draw/severity-look';
import { omittedText } from './omitted-text';
import type { ChartScene, PanelScene } from './scene';

/** More episodes and lines than these are counted, not read out. */
const mostEpisodes = 5;
const mostLines = 12;

/** What a scene is read with. */
export interface Reading {
  /** The verdict as it is written. */
  readonly verdict: string;
  /** What a chart without an endpoint of its own is of. */
  readonly scope: string;
  readonly timeZone: string;
  readonly theme: GrafanaTheme2;
}

/**
 * What is drawn, in words: for screen readers, and the same facts that a look at the panel gives. First the
 * verdict, then a text for each chart.
 */
export function describe(scene: PanelScene, reading: Reading): string[] {
  const lines = [`${reading.verdict}.`, ...scene.advice];
  for (const chart of scene.charts) lines.push(describeChart(chart, reading).join(' '));
  const omitted = omittedText(scene);
  return omitted === '' ? lines : [...lines, omitted];
}

function describeChart(chart: ChartScene, { scope, timeZone, theme }: Reading): string[] {
  const name = chart.name === '' ? scope : chart.name;
  const time = (at: number) => dateTimeFormat(at, { timeZone, format: 'YYYY-MM-DD HH:mm' });
  const shown = chart.series.filter(({ hidden }) => !hidden);
  const isShared = new Set(shown.map(({ endpoint }) => endpoint)).size > 1;
  const highest = shown.slice(0, mostLines).map(({ label, endpoint, field, values }) => {
    const row = highestRow(values);
    const what = isShared ? `${endpoint} ${label}` : label;
    return row === undefined
      ? `${what} without values`
      : `${what} at most ${valueText(field, values[row])} at ${time(chart.times[row] ?? 0)}`;
  });
  const unread = shown.length - highest.length;
  if (unread > 0) highest.push(plural(unread, 'more line'));
  const lines = [`${name}: ${highest.join(', ') || 'no series'}.`];
  const requests = sumOf(chart.counts?.requests);
  if (requests > 0) {
    const without = sumOf(chart.counts?.withoutIntegration);
    lines.push(
      plural(requests, 'request') +
        (without > 0 ? `, ${formatCount(without)} of them without integration.` : '.'),
    );
  }
  const timeouts = (chart.counts?.timeouts ?? []).map((count) => count ?? 0);
  const total = sumOf(timeouts);
  if (total > 0) {
    const first = timeouts.findIndex((count) => count > 0);
    const last = timeouts.findLastIndex((count) => count > 0);
    const [from, to] = [time(chart.times[first] ?? 0), time(chart.times[last] ?? 0)];
    lines.push(
      `${plural(total, 'timeout')}, ` + (first === last ? `at ${from}.` : `from ${from} to ${to}.`),
    );
  } else if (chart.counts !== undefined) {
    lines.push('No timeouts.');
  }
  for (const { label } of chart.limits) lines.push(`Limit: ${label}.`);
  const worstFirst = [...chart.episodes].sort(
    (one, other) => severityRank(other) - severityRank(one) || one.from - other.from,
  );
  for (const { severity, title, endpoint, from, to } of worstFirst.slice(0, mostEpisodes)) {
    const where = endpoint === '' || title.includes(endpoint) ? '' : `, ${endpoint}`;
    lines.push(
      `${severityLook(severity, theme).word} episode: ${title}${where}, ${time(from)} to ${time(to)}.`,
    );
  }
  const more = chart.episodes.length - mostEpisodes;
  if (more > 0) lines.push(`${plural(more, 'more episode')}.`);
  for (const { title, text, from } of chart.annotations.slice(0, mostEpisodes)) {
    lines.push(`Annotation ${title || text} at ${time(from)}.`);
  }
  return lines;
}

function sumOf(counts: readonly SeriesValue[] = []): number {
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** In the unit that the field's options say. */
function valueText({ display }: Field, value: SeriesValue): string {
  return display === undefined || !isValue(value)
    ? formatMs(value)
    : formattedValueToString(display(value));
}

function highestRow(values: ChartScene['series'][number]['values']): number | undefined {
  let highest: number | undefined;
  let best = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (!isValue(value) || value <= best) continue;
    [highest, best] = [row, value];
  }
  return highest;
}
