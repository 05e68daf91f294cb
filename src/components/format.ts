import { formattedValueToString, getValueFormat } from '@grafana/data';

const milliseconds = getValueFormat('ms');
const counts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A latency in text, in the unit that suits it: `310 ms`, `3.8 s`, `29 s`; `–` where there is none. */
export function formatMs(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const seconds = value / 1000;
  if (value < 1000) return formattedValueToString(milliseconds(value, value < 10 ? 1 : 0));
  return formattedValueToString(
    milliseconds(value, seconds < 100 && !Number.isInteger(seconds) ? 1 : 0),
  );
}

/** A share from 0 to 1 in percent. Never `0 %` of something nor `100 %` of what is not all. */
export function formatShare(share: number | null | undefined): string {
  if (share === null || share === undefined) return '–';
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  if (percent < 10) return `${trimmed(percent)} %`;
  const rounded = Math.round(percent);
  return rounded === 100 && percent < 100 ? '> 99 %' : `${rounded} %`;
}

export function formatCount(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : counts.format(value);
}

/** A time span in words of two units at most: `48 min`, `1 h 20 min`. */
export function formatSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return `${Math.max(0, Math.round(ms / 1000))} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.round(hours / 24)} days`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

function trimmed(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
