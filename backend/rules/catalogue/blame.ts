import { formatRatio } from '../format';

/** From this share of the time on, a part is what makes a response slow. */
export const dominantShare = 0.5;

/** Who takes the time, as the end of a sentence; a share is 0 to 1, null where it is not known. */
export function blame(share: number | null, ofWhat: string): string {
  if (share === null) {
    return `the log does not tell what share of ${ofWhat} the backend takes`;
  }
  const backend = `the integration is ${formatRatio(share)} of ${ofWhat}`;
  return share >= dominantShare
    ? `${backend}, so the backend is the bottleneck`
    : `${backend}, so the gateway's own work (overhead), not the backend, takes most of it`;
}
