import type { ColumnKind } from './compiled';

/**
 * A value as GetQueryResults gives it: numbers with at most 4 decimals and no trailing zeros, times as
 * `YYYY-MM-DD HH:mm:ss.SSS` in UTC. Undefined for a value that is missing (NaN, null): the row then has no such field.
 * @param value text; a number; or, for a timestamp, ms since the epoch
 */
export function formatValue(kind: ColumnKind, value: string | number | null): string | undefined {
  if (value === null) return undefined;
  if (kind === 'text' || typeof value === 'string') return String(value);
  if (Number.isNaN(value)) return undefined;
  return kind === 'timestamp' ? formatTimestamp(value) : formatNumber(value);
}

function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  // From 1e21 on toFixed gives an exponent.
  if (Math.abs(value) >= 1e21) return BigInt(value).toString();
  const rounded = value.toFixed(4).replace(/\.?0+$/, '');
  return rounded === '-0' ? '0' : rounded;
}

/** Times that JavaScript's dates reach, in ms. */
const lastTime = 8.64e15;

function formatTimestamp(ms: number): string {
  if (Math.abs(ms) > lastTime) return formatNumber(ms);
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}
