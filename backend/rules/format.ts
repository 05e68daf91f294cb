import type { Quantity } from '@tailgate/contract';

/** What stands for a number that could not be computed. */
const unknown = 'n/a';

/** Digits after the point at most, trailing zeros left out: 3.80 is `3.8`, 29.0 is `29`. */
function decimals(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** A whole number with thousands separated by commas whatever the locale: `12,400`. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return unknown;
  const rounded = Math.round(value);
  // Beyond the safe integers the digits would be invented, and `toString` turns to exponents.
  if (!Number.isSafeInteger(rounded)) return value.toExponential(2);
  const digits = Math.abs(rounded)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return rounded < 0 ? `-${digits}` : digits;
}

/** A count with its noun: `1 event`, `3,000 events`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A duration given in ms: `0.4 ms`, `320 ms`, `3.8 s`, `29 s`, `15 min`, `2 min 5 s`. */
export function formatMs(ms: number): string {
  if (!Number.isFinite(ms)) return unknown;
  if (ms < 0) return `-${formatMs(-ms)}`;
  if (ms < 10) return `${decimals(ms, 1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 119_950) return `${decimals(ms / 1000, 1)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return rest === 0 ? `${formatCount(minutes)} min` : `${formatCount(minutes)} min ${rest} s`;
}

/**
 * A share from 0 to 1 as a percentage, below 10 % with two digits that count: `92 %`, `1.2 %`, `0.13 %`.
 * Never rounds to `0 %` or `100 %` what is not exactly that: `< 0.01 %`, `99.9 %`.
 */
export function formatRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return unknown;
  if (ratio < 0) return `-${formatRatio(-ratio)}`;
  const percent = ratio * 100;
  if (percent === 0) return '0 %';
  if (percent < 0.01) return '< 0.01 %';
  if (percent < 9.95) return `${Number(percent.toPrecision(2))} %`;
  if (percent >= 99.5 && percent < 100) return `${Math.floor(percent * 10) / 10} %`;
  return `${formatCount(percent)} %`;
}

const byteUnits = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A size in bytes, decimal units: `512 bytes`, `6.3 MB`. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return unknown;
  if (bytes < 0) return `-${formatBytes(-bytes)}`;
  let value = bytes;
  let unit = 0;
  // 999.95 would print as 1000 with one decimal, so the next unit starts there.
  while (unit < byteUnits.length - 1 && value >= (unit === 0 ? 999.5 : 999.95)) {
    value /= 1000;
    unit += 1;
  }
  if (unit === 0) return Math.round(value) === 1 ? '1 byte' : `${Math.round(value)} bytes`;
  return `${decimals(value, 1)} ${byteUnits[unit]}`;
}

/** A quantity in its own unit; `n/a` where it could not be computed. */
export function formatQuantity(quantity: Quantity): string {
  const { value, unit } = quantity;
  if (value === null || !Number.isFinite(value)) return unknown;
  switch (unit) {
    case 'ms':
      return formatMs(value);
    case 'ratio':
      return formatRatio(value);
    case 'count':
      return formatCount(value);
    case 'bytes':
      return formatBytes(value);
    case 'requests/s':
      return `${value < 10 ? decimals(value, 1) : formatCount(value)} requests/s`;
  }
}
