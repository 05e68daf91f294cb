/**
 * An instant for people: `07:05 UTC`, with the day before it where that is not the present one.
 * @param ms since the epoch
 * @param now ms since the epoch
 */
export function clockText(ms: number, now: number): string {
  const [day = '', time = ''] = new Date(ms).toISOString().split('T');
  const today = new Date(now).toISOString().slice(0, 10);
  return `${day === today ? '' : `${day} `}${time.slice(0, 5)} UTC`;
}
