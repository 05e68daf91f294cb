import type { Severity } from '@tailgate/contract';

/** A corner on the unit circle or in it, y growing downwards. */
export type Corner = readonly [x: number, y: number];

const octagon: readonly Corner[] = Array.from({ length: 8 }, (_, corner) => {
  const angle = ((corner + 0.5) * Math.PI) / 4;
  return [Math.cos(angle), Math.sin(angle)];
});

/**
 * The filled shape of a severity: a stop sign, a diamond, a warning triangle. They differ so that none is
 * told by its colour alone, and are the same in badges and on the canvas. `info` has a ring instead.
 */
export const severityCorners: Readonly<Record<Severity, readonly Corner[] | undefined>> = {
  critical: octagon,
  high: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  warning: [
    [0, -0.9],
    [1, 0.8],
    [-1, 0.8],
  ],
  info: undefined,
};

/** Radius of the ring of `info`, and how thick it is. */
export const severityRing = { radius: 0.75, width: 0.4 };
