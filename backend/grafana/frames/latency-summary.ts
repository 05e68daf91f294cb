import type { LatencyAnswer, LatencySummary } from '@tailgate/contract';
import { numberField, textField, type Frame, type FrameField } from '../arrow/frame';
import { comparedCount } from './compared-count';
import { percentileField, percentileText } from './names';

const units = { ms: 'ms', share: 'percentunit', count: 'short' } as const;

interface Column {
  readonly name: string;
  readonly title: string;
  readonly unit: keyof typeof units;
  readonly of: (summary: LatencySummary) => number | null;
}

const counts: readonly Column[] = [
  { name: 'requests', title: 'Requests', unit: 'count', of: (s) => s.requests },
  {
    name: 'with_integration',
    title: 'With integration',
    unit: 'count',
    of: (s) => s.withIntegration,
  },
  {
    name: 'without_integration',
    title: 'Without integration',
    unit: 'count',
    of: (s) => s.withoutIntegration,
  },
  { name: 'timeouts', title: 'Timeouts', unit: 'count', of: (s) => s.timeouts },
  { name: 'near_timeouts', title: 'Near timeouts', unit: 'count', of: (s) => s.nearTimeouts },
];

const sums: readonly Column[] = [
  { name: 'share', title: 'Backend share', unit: 'share', of: (s) => s.backendShare },
  {
    name: 'share_of_slowest',
    title: 'Backend share of the slowest 1 %',
    unit: 'share',
    of: (s) => s.backendShareOfSlowest,
  },
  { name: 'backend_sum', title: 'Backend time, sum', unit: 'ms', of: (s) => s.backendSumMs },
  { name: 'response_sum', title: 'Response latency, sum', unit: 'ms', of: (s) => s.responseSumMs },
  { name: 'time_lost', title: 'Time lost', unit: 'ms', of: (s) => s.timeLostMs },
  {
    name: 'integration_timeout',
    title: 'Integration timeout',
    unit: 'ms',
    of: (s) => s.integrationTimeoutMs,
  },
  {
    name: 'slow_integration_p99',
    title: 'Limit of slow integration',
    unit: 'ms',
    of: (s) => s.slowIntegrationP99Ms,
  },
  {
    name: 'high_latency_p99',
    title: 'Limit of high latency',
    unit: 'ms',
    of: (s) => s.highLatencyP99Ms,
  },
];

function percentileColumns(percentiles: readonly string[]): Column[] {
  return percentiles.flatMap((percentile) => {
    const field = percentileField(percentile);
    const text = percentileText(percentile);
    return (['backend', 'response', 'overhead'] as const).map((measure): Column => {
      const title = `${measure.charAt(0).toUpperCase()}${measure.slice(1)} ${text}`;
      const of = (summary: LatencySummary) => summary[measure][percentile] ?? null;
      return { name: `${measure}_${field}`, title, unit: 'ms', of };
    });
  });
}

/** Every series over the whole range, one row each; with `compared` also what the earlier range had. */
export function latencySummaryFrame(answer: LatencyAnswer, compared?: LatencyAnswer): Frame {
  const { series } = answer;
  const column = ({ name, title, unit, of }: Column): FrameField =>
    numberField(
      name,
      series.map(({ summary }) => of(summary)),
      { config: { displayNameFromDS: title, unit: units[unit] } },
    );
  const percentiles = Object.keys(series[0]?.summary.backend ?? {});
  const fields = [...counts, ...percentileColumns(percentiles), ...sums].map(column);
  const endpoints = series.map(({ endpoint }) => endpoint);
  const named = { config: { displayNameFromDS: 'Endpoint' } };
  return {
    name: 'summary',
    meta: { preferredVisualisationType: 'table' },
    fields: [
      textField('endpoint', endpoints, named),
      ...fields,
      ...(compared === undefined ? [] : comparedFields(endpoints, compared)),
    ],
  };
}

function comparedFields(endpoints: readonly string[], compared: LatencyAnswer): FrameField[] {
  const before = new Map(compared.series.map(({ endpoint, summary }) => [endpoint, summary]));
  const count = (name: string, title: string, of: (summary: LatencySummary) => number) =>
    numberField(
      name,
      endpoints.map((endpoint) => {
        const summary = before.get(endpoint);
        const value = summary === undefined ? undefined : of(summary);
        return comparedCount(compared.info, value, summary?.requests);
      }),
      { config: { displayNameFromDS: title, unit: 'short' } },
    );
  return [
    count('requests_compared', 'Requests before', (s) => s.requests),
    count('timeouts_compared', 'Timeouts before', (s) => s.timeouts),
  ];
}
