import type { DataFrame } from '@grafana/data';
import { findField, numberCell, textCell } from './cells';
import { findFrames } from './find-frame';

const states = ['ran', 'no-data', 'cannot-run'] as const;

/** Whether a rule could be run, so that nothing found, no data and cannot know stay apart. */
export interface RuleStateRow {
  readonly rule: string;
  readonly state: (typeof states)[number];
  /** Why it could not run; empty where it ran. */
  readonly reason: string;
  /** What to add so that it runs; empty where it ran. */
  readonly remedy: string;
  /** Requests that it judged. */
  readonly requests: number;
}

/** The frames `rules`; a row whose state nobody knows is left out. */
export function readRules(frames: readonly DataFrame[]): RuleStateRow[] {
  return findFrames(frames, 'rules', looksLikeRules).flatMap((frame) =>
    Array.from({ length: frame.length }, (_, row) => row).flatMap((row) => {
      const text = (name: string) => textCell(findField(frame, name), row);
      const state = states.find((name) => name === text('state'));
      if (state === undefined) return [];
      const requests = numberCell(findField(frame, 'requests'), row) ?? 0;
      return [
        { rule: text('rule'), state, reason: text('reason'), remedy: text('remedy'), requests },
      ];
    }),
  );
}

function looksLikeRules(frame: DataFrame): boolean {
  return ['rule', 'state', 'reason'].every((name) => findField(frame, name) !== undefined);
}
