import type { Analysis } from '@tailgate/contract';

/** The analysis as one JSON object, the shape of the `Analysis` schema. */
export function renderJson(analysis: Analysis): string {
  return `${JSON.stringify(analysis, null, 2)}\n`;
}
