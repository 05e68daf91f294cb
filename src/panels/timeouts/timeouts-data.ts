import type { DataFrame, Field } from '@grafana/data';
import { findField } from '../../components/frames/cells';
import type { Signal } from '../../components/frames/finding-detail';
import { readFindings } from '../../components/frames/findings-frame';
import { oncePerSource } from '../../components/frames/once-per-source';
import { readSignals } from '../../components/frames/signals-frame';
import { readTimeoutBins, type TimeoutSeries } from '../../components/frames/timeout-series';
import {
  readTimeoutSummary,
  type TimeoutSummaryRow,
} from '../../components/frames/timeout-summary';
import type { TimeoutsOptions } from './options';
import { timeoutSpans, type Span } from './spans';

/** What is known of the earlier range that the query compares with. */
export interface Earlier {
  readonly timeouts: number | null;
  readonly requests: number | null;
}

export interface EndpointTimeouts {
  /** Empty for all together. */
  readonly endpoint: string;
  /** For people: with its source where there are several. */
  readonly label: string;
  readonly timeouts: number;
  readonly nearTimeouts: number | null;
  readonly requests: number | null;
  /** Of the earlier range; nothing where the query does not compare. */
  readonly earlier: Earlier | undefined;
  /** Where the row came from, for links. */
  readonly origin: { readonly frame: DataFrame; readonly row: number } | undefined;
}

/** What the panel draws; null where the data does not say. */
export interface TimeoutsData {
  readonly total: number;
  readonly nearTimeouts: number | null;
  readonly requests: number | null;
  readonly earlier: Earlier | undefined;
  /** Worst first, also those without a timeout; empty where the query does not group. */
  readonly endpoints: readonly EndpointTimeouts[];
  readonly signals: readonly Signal[];
  /** Timeouts of all endpoints per bin. */
  readonly bins: { readonly times: readonly number[]; readonly counts: readonly number[] };
  /** The outages, earliest first. */
  readonly spans: readonly Span[];
  /** What a rule found out about work that went on after its timeout; only of a findings query. */
  readonly orphaned: string | undefined;
  /** Queries that are not in these numbers, as another one counts the same source. */
  readonly leftOut: readonly string[];
  /** The field whose options say how the count is shown. */
  readonly field: Field | undefined;
}

/**
 * Reads the frames of timeouts queries, or what other frames say of timeouts; nothing where none does.
 * Several sources are added up.
 */
export function readTimeouts(frames: readonly DataFrame[]): TimeoutsData | undefined {
  const sources = oncePerSource(frames).flatMap((query) => readSource(query) ?? []);
  const [first] = sources;
  if (first === undefined) return undefined;
  const name = sources.length > 1;
  const endpoints = sources
    .flatMap(({ source, rows }) =>
      rows.map((row) => (name ? { ...row, label: `${row.endpoint} (${source})` } : row)),
    )
    .filter(({ endpoint }) => endpoint !== '')
    .sort((one, other) => other.timeouts - one.timeouts || rate(other) - rate(one));
  const wholes = sources.flatMap(({ rows }) => wholeOf(rows));
  const sum = (of: (row: EndpointTimeouts) => number | null) => addAll(wholes.map(of));
  const counted = sources.flatMap((source) => source.frames);
  const bins = countsPerBin(counted);
  return {
    total: sum(({ timeouts }) => timeouts) ?? 0,
    nearTimeouts: sum(({ nearTimeouts }) => nearTimeouts),
    requests: sum(({ requests }) => requests),
    earlier: addEarlier(wholes.map(({ earlier }) => earlier)),
    endpoints,
    signals: readSignals(counted),
    bins,
    spans: timeoutSpans(frames, bins),
    orphaned: readFindings(frames)?.find(({ rule }) => rule === 'orphaned-work')?.summary,
    leftOut: leftOut(frames, counted),
    field: first.field,
  };
}

function leftOut(frames: readonly DataFrame[], counted: readonly DataFrame[]): string[] {
  const refIds = frames
    .filter((frame) => !counted.includes(frame) && findField(frame, 'timeouts') !== undefined)
    .map(({ refId = '' }) => refId);
  return [...new Set(refIds)];
}

function readSource({ source, frames }: ReturnType<typeof oncePerSource>[number]) {
  const summary = readTimeoutSummary(frames);
  const { series } = readTimeoutBins(frames);
  if (summary.length === 0 && series.length === 0) return undefined;
  const [row] = summary;
  return {
    source,
    frames,
    rows: row === undefined ? series.map(ofSeries) : summary.map(ofSummary),
    field: row === undefined ? series[0]?.field : findField(row.frame, 'timeouts'),
  };
}

/** The row of all endpoints together, or all rows where there is none. */
function wholeOf(rows: readonly EndpointTimeouts[]): readonly EndpointTimeouts[] {
  const whole = rows.find(({ endpoint }) => endpoint === '');
  return whole === undefined ? rows : [whole];
}

/** The endpoints to list: those with timeouts, the others only where the options say so. */
export function listedEndpoints(
  timeouts: TimeoutsData | undefined,
  { quietEndpoints }: Pick<TimeoutsOptions, 'quietEndpoints'>,
): readonly EndpointTimeouts[] {
  const { endpoints = [] } = timeouts ?? {};
  return quietEndpoints ? endpoints : endpoints.filter((row) => row.timeouts > 0);
}

function ofSummary(row: TimeoutSummaryRow): EndpointTimeouts {
  const { endpoint, timeouts, nearTimeouts, requests, frame } = row;
  const earlier =
    findField(frame, 'timeouts_compared') === undefined
      ? undefined
      : { timeouts: row.timeoutsCompared, requests: row.requestsCompared };
  const origin = { frame, row: row.row };
  return { endpoint, label: endpoint, timeouts, nearTimeouts, requests, earlier, origin };
}

/** Of all sources together; where one of them knows nothing of its earlier range, neither does the sum. */
function addEarlier(all: readonly (Earlier | undefined)[]): Earlier | undefined {
  const compared = all.filter((earlier) => earlier !== undefined);
  if (compared.length === 0 || compared.length < all.length) return undefined;
  const isKnown = compared.every(({ timeouts, requests }) => timeouts !== null && requests !== 0);
  return {
    timeouts: isKnown ? addAll(compared.map(({ timeouts }) => timeouts)) : null,
    requests: addAll(compared.map(({ requests }) => requests)),
  };
}

/** Without a summary the counts are those of the bins, and nobody says how many requests there were. */
function ofSeries({ endpoint, timeouts, nearTimeouts }: TimeoutSeries): EndpointTimeouts {
  return {
    endpoint,
    label: endpoint,
    timeouts: addAll(timeouts) ?? 0,
    nearTimeouts: nearTimeouts.length === 0 ? null : addAll(nearTimeouts),
    requests: null,
    earlier: undefined,
    origin: undefined,
  };
}

/** Timeouts of all endpoints per bin; where a query has a series of all together, that one counts. */
function countsPerBin(frames: readonly DataFrame[]): TimeoutsData['bins'] {
  const { times, series } = readTimeoutBins(frames);
  const wholes = new Set(
    series.filter(({ endpoint }) => endpoint === '').map(({ frame }) => frame.refId),
  );
  const parts = series.filter(({ endpoint, frame }) => endpoint === '' || !wholes.has(frame.refId));
  const counts = times.map(
    (_, bin) => addAll(parts.map(({ timeouts }) => timeouts[bin] ?? null)) ?? 0,
  );
  return { times, counts };
}

/** Null where there is nothing to add. */
function addAll(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function rate({ timeouts, requests }: EndpointTimeouts): number {
  return requests === null || requests === 0 ? 0 : timeouts / requests;
}
