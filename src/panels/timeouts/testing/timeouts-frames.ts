import {
  FieldType,
  toDataFrame,
  type DataFrame,
  type FieldDTO,
  type QueryResultMetaNotice,
} from '@grafana/data';

export const firstBin = Date.parse('2026-11-20T12:00:00.000Z');
export const binMs = 600_000;
const bins = 72;

interface Endpoint {
  readonly endpoint: string;
  readonly timeouts: number;
  readonly near: number;
  readonly requests: number;
  readonly before: number;
  /** As many as now where absent. */
  readonly requestsBefore?: number;
}

/** 74 timeouts on two endpoints of six; 23 in the same range of the day before. */
export const incident: readonly Endpoint[] = [
  {
    endpoint: 'POST /api/reports/generate',
    timeouts: 56,
    near: 12,
    requests: 2_386,
    before: 20,
  },
  { endpoint: 'POST /api/export/csv', timeouts: 18, near: 4, requests: 1_312, before: 3 },
  { endpoint: 'GET /api/orders', timeouts: 0, near: 0, requests: 35_958, before: 0 },
  { endpoint: 'GET /api/orders/{orderId}', timeouts: 0, near: 0, requests: 31_750, before: 0 },
  { endpoint: 'GET /api/products', timeouts: 0, near: 0, requests: 22_987, before: 0 },
  { endpoint: 'POST /api/checkout', timeouts: 0, near: 0, requests: 5_604, before: 0 },
];

export interface TimeoutsFramesInput {
  readonly endpoints?: readonly Endpoint[];
  readonly isCompared?: boolean;
  readonly notices?: QueryResultMetaNotice[];
  readonly source?: string;
  readonly refId?: string;
}

const meta = (frame: string) => ({ custom: { tailgate: { frame } } });

/** The answer of a query of any kind that found nothing: its first frame, without fields. */
export function emptyAnswer(kind: string, notices: QueryResultMetaNotice[] = []): DataFrame {
  const custom = { tailgate: { version: 1, kind, frame: kind.replace('-', '_') } };
  return { ...toDataFrame({ meta: { custom, notices }, fields: [] }), refId: 'A' };
}

/** The frames of a timeouts answer by endpoint, as docs/frames.md describes them. */
export function timeoutsFrames(input: TimeoutsFramesInput = {}): DataFrame[] {
  const { endpoints = incident, isCompared = true, source = 'shop', refId = 'A', notices } = input;
  const sum = (key: 'timeouts' | 'near' | 'requests' | 'before') =>
    endpoints.reduce((total, each) => total + each[key], 0);
  const whole = {
    endpoint: '',
    timeouts: sum('timeouts'),
    near: sum('near'),
    requests: sum('requests'),
    before: sum('before'),
    requestsBefore: endpoints.reduce(
      (total, { requests, requestsBefore = requests }) => total + requestsBefore,
      0,
    ),
  };
  const rows = [whole, ...endpoints];
  const number = (name: string, of: (row: Endpoint) => number | null): FieldDTO => ({
    name,
    type: FieldType.number,
    values: rows.map(of),
    config: { unit: name === 'rate' ? 'percentunit' : 'short' },
  });
  const summary = toDataFrame({
    name: 'summary',
    meta: meta('summary'),
    fields: [
      { name: 'endpoint', type: FieldType.string, values: rows.map((row) => row.endpoint) },
      number('timeouts', (row) => row.timeouts),
      number('near_timeouts', (row) => row.near),
      number('requests', (row) => row.requests),
      number('rate', (row) => (row.requests === 0 ? null : row.timeouts / row.requests)),
      ...(isCompared
        ? [
            number('timeouts_compared', (row) => row.before),
            number('requests_compared', (row) => row.requestsBefore ?? row.requests),
          ]
        : []),
    ],
  });
  const series = seriesFrame(endpoints, source);
  if (notices !== undefined) series.meta = { ...series.meta, notices };
  return [series, signalsFrame(whole.timeouts), summary].map((frame) => ({
    ...frame,
    refId,
  }));
}

function seriesFrame(endpoints: readonly Endpoint[], source: string): DataFrame {
  const series = (name: string, endpoint: string, total: number): FieldDTO => ({
    name,
    type: FieldType.number,
    values: spread(total),
    labels: { source, endpoint },
    config: { unit: 'short' },
  });
  return toDataFrame({
    name: 'timeouts',
    meta: meta('timeouts'),
    fields: [
      {
        name: 'time',
        type: FieldType.time,
        values: Array.from({ length: bins }, (_, bin) => firstBin + bin * binMs),
      },
      ...endpoints.flatMap(({ endpoint, timeouts, near }) => [
        series('timeouts', endpoint, timeouts),
        series('near_timeouts', endpoint, near),
      ]),
    ],
  });
}

/** A total over the last five bins, rising; what does not divide falls into the last. */
function spread(total: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  const parts = [1, 2, 3, 4].map((part) => Math.floor((total * part) / 15));
  const rest = total - parts.reduce((sum, part) => sum + part, 0);
  [...parts, rest].forEach((count, index) => {
    counts[bins - 5 + index] = count;
  });
  return counts;
}

function signalsFrame(total: number): DataFrame {
  const rows: readonly (readonly [string, number])[] =
    total === 0
      ? []
      : [
          ['response-type-integration-timeout', total],
          ['integration-latency-minus-one', Math.floor(total * 0.65)],
          ['error-text', Math.floor(total * 0.6)],
          ['latency-at-limit', Math.floor(total * 0.5)],
        ];
  return toDataFrame({
    name: 'signals',
    meta: meta('signals'),
    fields: [
      { name: 'signal', type: FieldType.string, values: rows.map(([signal]) => signal) },
      { name: 'count', type: FieldType.number, values: rows.map(([, count]) => count) },
    ],
  });
}
