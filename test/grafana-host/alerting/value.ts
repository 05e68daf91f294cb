import type { Labels } from './labels';

export interface NumberValue {
  readonly kind: 'number';
  readonly labels: Labels;
  readonly value: number | null;
}

export interface Point {
  readonly timeMs: number;
  readonly value: number | null;
}

export interface SeriesValue {
  readonly kind: 'series';
  readonly labels: Labels;
  readonly points: readonly Point[];
}

export interface ScalarValue {
  readonly kind: 'scalar';
  readonly value: number | null;
}

export interface NoDataValue {
  readonly kind: 'no-data';
}

/** What queries and expressions of an alert rule hand on: Grafana's server side expressions. */
export type AlertValue = NumberValue | SeriesValue | ScalarValue | NoDataValue;

export const noData: NoDataValue = { kind: 'no-data' };

export function labelsOf(value: AlertValue): Labels {
  return value.kind === 'number' || value.kind === 'series' ? value.labels : {};
}
