/** Width of the windows on which alerts and this gauge are judged, in ms; aligned to UTC. */
export const windowMs = 300_000;

/** The last window, start inclusive and end exclusive, in which nothing is missing any more. */
export function completedWindow(
  now: number,
  settle: number,
): { readonly from: number; readonly to: number } {
  const to = Math.floor((now - settle) / windowMs) * windowMs;
  return { from: to - windowMs, to };
}
