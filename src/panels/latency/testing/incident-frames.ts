import { FieldType, toDataFrame, type DataFrame } from '@grafana/data';

const minute = 60_000;

/** What the frames of a made-up incident look like. */
export interface IncidentInput {
  /** ms since the epoch */
  readonly from: number;
  readonly bins: number;
  readonly binMs: number;
  /** Empty for all endpoints together. */
  readonly endpoints: readonly string[];
  readonly percentiles: readonly string[];
  readonly compare: boolean;
  readonly heatmap: boolean;
  /** Who is slow in the incident. */
  readonly culprit: 'backend' | 'gateway' | 'nobody';
}

export const incidentDefaults: IncidentInput = {
  from: Date.UTC(2026, 10, 20, 6),
  bins: 72,
  binMs: 5 * minute,
  endpoints: [''],
  percentiles: ['p50', 'p95', 'p99'],
  compare: false,
  heatmap: false,
  culprit: 'backend',
};

/** How far a percentile stands above the median, and how much of an incident it feels. */
const spread: Readonly<Record<string, { factor: number; felt: number }>> = {
  p50: { factor: 1, felt: 0.02 },
  p90: { factor: 2, felt: 0.2 },
  p95: { factor: 2.6, felt: 0.35 },
  p99: { factor: 4.5, felt: 1 },
};

/** The first and last bin of the incident, by the number of bins. */
export function incidentBins(bins: number): [number, number] {
  return [Math.round(bins * 0.6), Math.round(bins * 0.85)];
}

/**
 * Frames as docs/frames.md describes an answer of the kind `latency`: quiet traffic, then an incident with
 * timeouts. The same input gives the same frames.
 */
export function incidentFrames(input: Partial<IncidentInput> = {}): DataFrame[] {
  const given = { ...incidentDefaults, ...input };
  const frames = [latency(given, 'latency'), timeouts(given), episodes(given), summary(given)];
  if (given.compare) frames.push(latency({ ...given, culprit: 'nobody' }, 'latency_compared'));
  if (given.heatmap) frames.push(buckets(given));
  return frames;
}

const info = { bytesScanned: 0, recordsScanned: 0, fromCache: 1, priceUsd: 0, notices: [] };

function meta(frame: string) {
  return { custom: { tailgate: { version: 1, kind: 'latency', info, frame } } };
}

function timesOf({ from, bins, binMs }: IncidentInput): number[] {
  return Array.from({ length: bins }, (_, bin) => from + bin * binMs);
}

/** A value between -1 and 1 that depends on its place alone. */
function noise(seed: number): number {
  return Math.sin(seed * 12.9898) * Math.cos(seed * 78.233);
}

/** 0 outside the incident, up to 1 in it; endpoints after the first feel less. */
function severity({ bins }: IncidentInput, bin: number, position: number): number {
  const [first, last] = incidentBins(bins);
  if (bin < first || bin > last) return 0;
  const rise = Math.min(1, (bin - first + 1) / 4, (last - bin + 1) / 4);
  return rise / (1 + position * 3);
}

function partsAt(given: IncidentInput, percentile: string, bin: number, position: number) {
  const { factor, felt } = spread[percentile] ?? { factor: 4.5, felt: 1 };
  const typical = 70 + 25 * position;
  const usual = typical * factor * (1 + 0.12 * noise(bin + position * 97 + factor));
  const extra = 4200 * felt * severity(given, bin, position) * (1 + 0.1 * noise(bin * 3 + 1));
  const overhead = 14 + 9 * factor * (1 + 0.3 * noise(bin * 7 + factor));
  const backend = usual + (given.culprit === 'backend' ? extra : 0);
  const added = overhead + (given.culprit === 'gateway' ? extra : 0);
  return { backend, overhead: added, response: backend + added };
}

function latency(given: IncidentInput, name: string): DataFrame {
  const times = timesOf(given);
  const fields = given.endpoints.flatMap((endpoint, position) =>
    (['backend', 'response', 'overhead'] as const).flatMap((measure) =>
      given.percentiles.map((percentile) => ({
        name: `${measure}_${percentile}`,
        type: FieldType.number,
        labels: labelsOf(endpoint),
        config: {
          unit: 'ms',
          displayNameFromDS:
            `${measure === 'backend' ? 'Backend' : measure === 'response' ? 'Total' : 'Overhead'} ` +
            percentile.toUpperCase().replace('_', '.') +
            (endpoint === '' ? '' : ` · ${endpoint}`),
        },
        values: times.map((_, bin) => partsAt(given, percentile, bin, position)[measure]),
      })),
    ),
  );
  return toDataFrame({
    name,
    refId: 'A',
    meta: meta(name),
    fields: [{ name: 'time', type: FieldType.time, values: times }, ...fields],
  });
}

function labelsOf(endpoint: string): Record<string, string> {
  return endpoint === '' ? { source: 'shop' } : { source: 'shop', endpoint };
}

/** Timeouts of a bin; some stand alone, long before the incident. */
export function timeoutsAt(given: IncidentInput, bin: number, position: number): number {
  if (given.culprit === 'nobody') return 0;
  const alone = position === 0 && bin === Math.round(given.bins * 0.15) ? 1 : 0;
  return alone + Math.round(26 * severity(given, bin, position) * (1 + 0.4 * noise(bin)));
}

function timeouts(given: IncidentInput): DataFrame {
  const times = timesOf(given);
  const count = (name: string, endpoint: string, values: number[]) => ({
    name,
    type: FieldType.number,
    labels: labelsOf(endpoint),
    config: { unit: 'short' },
    values,
  });
  return toDataFrame({
    name: 'timeouts',
    refId: 'A',
    meta: meta('timeouts'),
    fields: [
      { name: 'time', type: FieldType.time, values: times },
      ...given.endpoints.flatMap((endpoint, position) => [
        count(
          'timeouts',
          endpoint,
          times.map((_, bin) => timeoutsAt(given, bin, position)),
        ),
        count(
          'requests',
          endpoint,
          times.map((_, bin) => Math.round(1700 + 300 * noise(bin))),
        ),
        count(
          'without_integration',
          endpoint,
          times.map((_, bin) => 40 + (bin % 5)),
        ),
      ]),
    ],
  });
}

function episodes(given: IncidentInput): DataFrame {
  const [first, last] = incidentBins(given.bins);
  const at = (bin: number) => given.from + bin * given.binMs;
  const endpoint = given.endpoints[0] || 'POST /checkout';
  const rows =
    given.culprit === 'nobody'
      ? []
      : [
          {
            rule: 'integration-timeout',
            severity: 'critical',
            title: 'Integration timeouts',
            from: at(first + 1),
            to: at(last),
            endpoint,
            cause: '',
          },
          {
            rule: 'slow-integration',
            severity: 'high',
            title: 'Slow integration',
            from: at(first),
            to: at(last + 1),
            endpoint,
            cause: '',
          },
          {
            rule: 'high-5xx',
            severity: 'high',
            title: 'Many server errors',
            from: at(first + 1),
            to: at(last),
            endpoint,
            cause: 'integration-timeout',
          },
          {
            rule: 'near-timeout',
            severity: 'warning',
            title: 'Close to the timeout',
            from: at(first),
            to: at(last),
            endpoint,
            cause: '',
          },
        ];
  const text = (name: string, values: string[]) => ({ name, type: FieldType.string, values });
  const time = (name: string, values: number[]) => ({ name, type: FieldType.time, values });
  return toDataFrame({
    name: 'episodes',
    refId: 'A',
    meta: meta('episodes'),
    fields: [
      time(
        'time',
        rows.map((row) => row.from),
      ),
      time(
        'timeEnd',
        rows.map((row) => row.to),
      ),
      text(
        'title',
        rows.map((row) => row.title),
      ),
      text(
        'text',
        rows.map((row) => `${row.title} on ${row.endpoint}`),
      ),
      text(
        'tags',
        rows.map((row) => `tailgate,${row.rule},${row.severity}`),
      ),
      text(
        'id',
        rows.map((row) => `${row.rule} ${row.endpoint} ${row.from}`),
      ),
      text(
        'rule',
        rows.map((row) => row.rule),
      ),
      text(
        'severity',
        rows.map((row) => row.severity),
      ),
      text(
        'endpoint',
        rows.map((row) => row.endpoint),
      ),
      text(
        'source',
        rows.map(() => 'shop'),
      ),
      text(
        'caused_by',
        rows.map((row) => row.cause),
      ),
    ],
  });
}

function summary(given: IncidentInput): DataFrame {
  const rows = given.endpoints.map((endpoint, position) => {
    const counts = Array.from({ length: given.bins }, (_, bin) => timeoutsAt(given, bin, position));
    const highest = (percentile: string) =>
      partsAt(given, percentile, Math.round(given.bins * 0.7), position);
    return { endpoint, timeouts: counts.reduce((sum, count) => sum + count, 0), highest };
  });
  const requests = given.bins * 1700;
  const share = given.culprit === 'gateway' ? 0.21 : 0.92;
  // What the tail adds to the median on average; the first endpoint suffers most.
  const tail = given.culprit === 'nobody' ? 6 : 150;
  const withIntegration = requests - given.bins * 42;
  const lost = given.endpoints.map((_, position) => (withIntegration * tail) / (1 + position));
  const sums = lost.map((time, position) => {
    const median = partsAt(given, 'p50', Math.round(given.bins * 0.7), position).response;
    return withIntegration * median + time;
  });
  const number = (name: string, values: number[]) => ({ name, type: FieldType.number, values });
  return toDataFrame({
    name: 'summary',
    refId: 'A',
    meta: meta('summary'),
    fields: [
      { name: 'endpoint', type: FieldType.string, values: rows.map((row) => row.endpoint) },
      number(
        'requests',
        rows.map(() => requests),
      ),
      number(
        'with_integration',
        rows.map(() => withIntegration),
      ),
      number(
        'without_integration',
        rows.map(() => given.bins * 42),
      ),
      number(
        'timeouts',
        rows.map((row) => row.timeouts),
      ),
      number(
        'near_timeouts',
        rows.map((_, position) => 12 - position),
      ),
      ...given.percentiles.flatMap((percentile) =>
        (['backend', 'response', 'overhead'] as const).map((measure) =>
          number(
            `${measure}_${percentile}`,
            rows.map((row) => row.highest(percentile)[measure]),
          ),
        ),
      ),
      number(
        'share',
        rows.map(() => share),
      ),
      number(
        'share_of_slowest',
        rows.map(() => share),
      ),
      number(
        'backend_sum',
        sums.map((sum) => sum * share),
      ),
      number('response_sum', sums),
      number('time_lost', lost),
      number(
        'integration_timeout',
        rows.map(() => 29_000),
      ),
      number(
        'slow_integration_p99',
        rows.map(() => 2500),
      ),
      number(
        'high_latency_p99',
        rows.map(() => 3000),
      ),
    ],
  });
}

function buckets(given: IncidentInput): DataFrame {
  const times = timesOf(given);
  const bounds = Array.from({ length: 46 }, (_, step) => Math.round(10 * 1.2 ** step));
  return toDataFrame({
    name: 'buckets',
    refId: 'A',
    meta: { ...meta('buckets'), type: 'heatmap-rows' },
    fields: [
      { name: 'time', type: FieldType.time, values: times },
      ...[...bounds.map(String), '+Inf'].map((name, bucket) => ({
        name,
        type: FieldType.number,
        values: times.map((_, bin) => {
          const hump = (center: number, width: number, size: number) =>
            size * Math.exp(-(((bucket - center) / width) ** 2));
          const cold = bin % 12 < 3 ? 22 : 6;
          const slow = 60 * severity(given, bin, 0);
          return Math.round(hump(11, 2.5, 420) + hump(26, 1.6, cold) + hump(33, 2.5, slow));
        }),
      })),
    ],
  });
}

/** A deploy shortly before the incident, as the dashboard's own annotations hand it over. */
export function deployAnnotation(given: IncidentInput = incidentDefaults): DataFrame {
  const [first] = incidentBins(given.bins);
  return toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [given.from + (first - 1.5) * given.binMs] },
      { name: 'title', type: FieldType.string, values: ['Deploy v42'] },
      { name: 'text', type: FieldType.string, values: ['checkout-service'] },
      { name: 'tags', type: FieldType.other, values: [['deploy']] },
      { name: 'id', type: FieldType.number, values: [7] },
      { name: 'color', type: FieldType.string, values: ['semi-dark-blue'] },
    ],
  });
}
