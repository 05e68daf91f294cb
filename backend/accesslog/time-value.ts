/** Epoch values from here on are milliseconds: as seconds they would lie beyond the year 5138. */
const smallestMilliseconds = 100_000_000_000;

/**
 * The instant of `$context.requestTimeEpoch`, ms since the epoch: REST and WebSocket APIs write
 * milliseconds, HTTP APIs seconds, told apart by magnitude. NaN where the text is no epoch.
 */
export function parseEpoch(text: string): number {
  if (!/^\d{1,15}(?:\.\d{1,9})?$/.test(text)) return Number.NaN;
  const value = Number(text);
  if (value === 0) return Number.NaN;
  return value < smallestMilliseconds ? Math.round(value * 1000) : Math.round(value);
}

const months: ReadonlyMap<string, number> = new Map(
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'
    .split(' ')
    .map((name, index): [string, number] => [name.toLowerCase(), index]),
);

const clf =
  /^\[?(\d{1,2})\/([A-Za-z]{3})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?: ([+-])(\d{2})(\d{2}))?\]?$/;

/**
 * The instant of `$context.requestTime`, ms since the epoch: `dd/MMM/yyyy:HH:mm:ss ±hhmm`, without
 * an offset UTC, with or without brackets. NaN where the text is no such time.
 */
export function parseClf(text: string): number {
  const match = clf.exec(text);
  if (match === null) return Number.NaN;
  const [, day = '', name = '', year = '', hour = '', minute = '', second = ''] = match;
  const month = months.get(name.toLowerCase());
  if (month === undefined) return Number.NaN;
  // A leap second is written as 60.
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return Number.NaN;
  const atMidnight = Date.UTC(Number(year), month, Number(day));
  if (new Date(atMidnight).getUTCDate() !== Number(day)) return Number.NaN;
  const offsetMinutes = Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0);
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return atMidnight + seconds * 1000 - (match[7] === '-' ? -1 : 1) * offsetMinutes * 60_000;
}
