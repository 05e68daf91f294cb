const minute = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/** `2026-11-20 14:05` of an ISO instant, UTC. */
export function dayAndMinute(instant: string): string {
  const match = minute.exec(instant);
  return match ? `${match[1]} ${match[2]}` : instant;
}

/** A range of two ISO instants in UTC; the day is said once when both share it. */
export function rangeText(from: string, to: string): string {
  const start = minute.exec(from);
  const end = minute.exec(to);
  if (!start || !end) return `${from} to ${to}`;
  return start[1] === end[1]
    ? `${start[1]} ${start[2]} to ${end[2]} UTC`
    : `${start[1]} ${start[2]} to ${end[1]} ${end[2]} UTC`;
}

/**
 * Reads `--from` or `--to`: ISO 8601 (UTC where no zone is given) or epoch seconds or milliseconds.
 * Returns ms since the epoch, undefined where the text is neither.
 */
export function parseInstant(text: string): number | undefined {
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{12,13}$/.test(text)) return Number(text);
  const iso =
    /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?(Z|[+-]\d{2}:\d{2})?$/;
  const match = iso.exec(text);
  if (!match) return undefined;
  const dateOnly = text.length === 10;
  const value = Date.parse(
    match[1] !== undefined || dateOnly ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`,
  );
  return Number.isNaN(value) ? undefined : value;
}
