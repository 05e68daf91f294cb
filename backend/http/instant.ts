import { TailgateError } from '../errors';

const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * A point in time of a query string, in ms since the epoch: whole ms, or ISO 8601 with its zone. A
 * date alone is midnight UTC.
 * @throws TailgateError `invalid-input` naming the parameter
 */
export function parseInstant(name: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  // "+02:00" arrives as " 02:00" where the caller did not escape it.
  const spelled = text.replace(/ (?=\d{2}:\d{2}$)/, '+');
  const ms = iso.test(spelled) ? Date.parse(spelled) : Number.NaN;
  if (Number.isFinite(ms) && ms >= 0) return ms;
  throw new TailgateError(
    'invalid-input',
    `The parameter ${name} cannot be ${JSON.stringify(text.slice(0, 80))}.`,
    {
      place: `query string, ${name}`,
      remedy: 'Allowed: ms since the epoch, or ISO 8601 such as 2026-11-20T14:00:00Z.',
    },
  );
}
