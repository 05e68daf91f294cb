import { formattedValueToString, getValueFormat } from '@grafana/data';

const milliseconds = getValueFormat('ms');
const counts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const largeCounts = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  maximumFractionDigits: 1,
});

/** Longer numbers are not read at a glance any more. */
const shortenedFrom = 10_000_000;

/** Shares below this are told apart from none, and not from each other. */
const leastPercent = 0.001;

/** A latency in text, in the unit that suits it: `310 ms`, `3.8 s`, `29 s`; `–` where there is none. */
export function formatMs(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const seconds = value / 1000;
  if (value < 1000) return formattedValueToString(milliseconds(value, value < 10 ? 1 : 0));
  return formattedValueToString(
    milliseconds(value, seconds < 100 && !Number.isInteger(seconds) ? 1 : 0),
  );
}

/**
 * A share from 0 to 1 in percent, below 10 % with two digits that count: `94 %`, `2.3 %`, `0.049 %`.
 * Never `0 %` of something nor `100 %` of what is not all.
 */
export function formatShare(share: number | null | undefined): string {
  if (share === null || share === undefined) return '–';
  const percent = share * 100;
  if (percent > 0 && percent < leastPercent) return `< ${leastPercent} %`;
  if (percent < 10) return `${Number(percent.toPrecision(2))} %`;
  const rounded = Math.round(percent);
  return rounded === 100 && percent < 100 ? '> 99 %' : `${rounded} %`;
}

/** A count in full, as `57,384`; from ten million on it is shortened, as `12.3M`. */
export function formatCount(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return (Math.abs(value) < shortenedFrom ? counts : largeCounts).format(value);
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
