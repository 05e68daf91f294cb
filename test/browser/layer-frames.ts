// Frames of a latency answer in which every layer of the chart has a place of its own: flat lines, one
// episode, a few timeouts. As Grafana's server sends frames to the browser.

interface FieldJson {
  readonly schema: { name: string; type: string; config?: object; labels?: object };
  readonly values: readonly unknown[];
}

const from = Date.UTC(2026, 10, 20, 6);
const binMs = 300_000;

/** The range, as the page of the panel takes it. */
export const layerRange = { from, binMs, bins: 72 };

/** Values in ms; none is where an axis has a mark. */
export const layerValues = { backend: 1_040, total: 1_560, earlier: 1_830, slow: 2_140 };

/** Values of the last bins, so that a scale can be read off two places. */
export const layerLowValues = { backend: 390, total: 620, firstBin: 62 };

/** Timeouts by bin; all other bins have none. */
export const layerTimeouts: Readonly<Record<number, number>> = {
  10: 1,
  51: 9,
  52: 16,
  53: 25,
  54: 16,
  55: 9,
};

/** First and last bin of the episode. */
export const layerEpisode = { first: 50, last: 56 };

/** Requests of the heatmap by the upper bound of their bucket, in all bins or some. */
export const layerBuckets = [
  { lower: 100, upper: 200, first: 0, last: 71, count: 1_000 },
  { lower: 400, upper: 800, first: 18, last: 23, count: 30 },
  { lower: 400, upper: 800, first: 24, last: 29, count: 300 },
  { lower: 800, upper: 1_600, first: 0, last: 9, count: 4 },
] as const;

/** What the frames have beyond lines, timeouts and an episode. */
export interface LayerParts {
  readonly isCompared?: boolean;
  readonly hasBuckets?: boolean;
  /** ms; where it is null nothing is above the scale. */
  readonly integrationTimeout?: number | null;
}

export function layerFrames(parts: LayerParts = {}): unknown[] {
  const { isCompared = false, hasBuckets = false, integrationTimeout = 29_000 } = parts;
  const lines = (high: number, low: number) =>
    bins((bin) => (bin < layerLowValues.firstBin ? high : low));
  return [
    frame('latency', [
      time('time', bins(timeOf)),
      latency('backend_p99', lines(layerValues.backend, layerLowValues.backend)),
      latency('response_p99', lines(layerValues.total, layerLowValues.total)),
    ]),
    frame('timeouts', [
      time('time', bins(timeOf)),
      count(
        'timeouts',
        bins((bin) => layerTimeouts[bin] ?? 0),
      ),
      count(
        'requests',
        bins(() => 900),
      ),
      count(
        'without_integration',
        bins(() => 0),
      ),
    ]),
    episodes(),
    frame('summary', [
      text('endpoint', ['']),
      ...Object.entries({
        requests: 64_800,
        with_integration: 64_800,
        without_integration: 0,
        timeouts: Object.values(layerTimeouts).reduce((sum, one) => sum + one, 0),
        near_timeouts: 0,
        backend_p99: layerValues.backend,
        response_p99: layerValues.total,
        share: 0.7,
        share_of_slowest: 0.7,
        backend_sum: 1e7,
        response_sum: 1.4e7,
        integration_timeout: integrationTimeout,
        slow_integration_p99: layerValues.slow,
        high_latency_p99: 3_000,
      }).map(([name, value]) => count(name, [value])),
    ]),
    ...(isCompared
      ? [
          frame('latency_compared', [
            time('time', bins(timeOf)),
            latency(
              'response_p99',
              bins(() => layerValues.earlier),
            ),
          ]),
        ]
      : []),
    ...(hasBuckets ? [buckets()] : []),
  ];
}

/** The start of a bin in ms. */
function timeOf(bin: number): number {
  return from + bin * binMs;
}

function episodes(): unknown {
  return frame('episodes', [
    time('time', [timeOf(layerEpisode.first)]),
    time('timeEnd', [timeOf(layerEpisode.last + 1)]),
    ...Object.entries({
      title: 'Integration timeouts',
      text: 'Integration timeouts',
      tags: 'tailgate,integration-timeout,critical',
      id: 'one',
      rule: 'integration-timeout',
      severity: 'critical',
      endpoint: '',
      source: 'shop',
      caused_by: '',
    }).map(([name, value]) => text(name, [value])),
  ]);
}

function buckets(): unknown {
  const bounds = [50, 100, 200, 400, 800, 1_600];
  return frame('buckets', [
    time('time', bins(timeOf)),
    ...bounds.map((bound) =>
      count(
        String(bound),
        bins((bin) =>
          layerBuckets
            .filter(({ upper, first, last }) => upper === bound && bin >= first && bin <= last)
            .reduce((sum, one) => sum + one.count, 0),
        ),
      ),
    ),
    count(
      '+Inf',
      bins(() => 0),
    ),
  ]);
}

function bins<Value>(valueOf: (bin: number) => Value): Value[] {
  return Array.from({ length: layerRange.bins }, (_, bin) => valueOf(bin));
}

function time(name: string, values: readonly number[]): FieldJson {
  return { schema: { name, type: 'time' }, values };
}

function text(name: string, values: readonly string[]): FieldJson {
  return { schema: { name, type: 'string' }, values };
}

function count(name: string, values: readonly (number | null)[]): FieldJson {
  return { schema: { name, type: 'number', labels: { source: 'shop' } }, values };
}

function latency(name: string, values: readonly number[]): FieldJson {
  const schema = { name, type: 'number', config: { unit: 'ms' }, labels: { source: 'shop' } };
  return { schema, values };
}

function frame(name: string, fields: readonly FieldJson[]): unknown {
  const info = { bytesScanned: 0, recordsScanned: 0, fromCache: 1, priceUsd: 0, notices: [] };
  const tailgate = { version: 1, kind: 'latency', info, frame: name };
  return {
    schema: {
      name,
      refId: 'A',
      meta: { custom: { tailgate }, ...(name === 'buckets' && { type: 'heatmap-rows' }) },
      fields: fields.map(({ schema }) => schema),
    },
    data: { values: fields.map(({ values }) => values) },
  };
}
