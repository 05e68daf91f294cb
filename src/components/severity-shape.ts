import type { Severity } from '@tailgate/contract';

/** A corner in a square of two by two around the middle, y growing downwards. */
export type Corner = readonly [x: number, y: number];

/**
 * The filled shape of a severity: a square as on a stop button, a diamond, a warning triangle. They differ so
 * that none is told by its colour alone, also where they are 8 pixels wide, and are the same in badges and on
 * the canvas. `info` has a ring instead.
 */
export const severityCorners: Readonly<Record<Severity, readonly Corner[] | undefined>> = {
  critical: [
    [-0.85, -0.85],
    [0.85, -0.85],
    [0.85, 0.85],
    [-0.85, 0.85],
  ],
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
