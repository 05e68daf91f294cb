import type { DataFrame } from '@grafana/data';
import { severities, type Severity } from '@tailgate/contract';
import { findField, numberCell, textCell } from './cells';
import { findFrames } from './find-frame';

/** A run of windows in which a rule fired, as the frame `episodes` has it. Times in ms. */
export interface EpisodeRow {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly text: string;
  readonly rule: string;
  readonly severity: Severity;
  /** Empty for the whole source. */
  readonly endpoint: string;
  readonly source: string;
  /** Rules that explain this one. */
  readonly causedBy: string[];
}

/**
 * The frames `episodes`, earliest first, each once also where two queries have it; a row without a time
 * or a known severity is left out.
 */
export function readEpisodes(frames: readonly DataFrame[]): EpisodeRow[] {
  const found = findFrames(frames, 'episodes', (frame) =>
    ['time', 'timeEnd', 'rule', 'severity'].every((name) => findField(frame, name) !== undefined),
  );
  const episodes = found
    .flatMap((frame) => Array.from({ length: frame.length }, (_, row) => readRow(frame, row)))
    .filter((episode) => episode !== undefined);
  return [...new Map(episodes.map((episode) => [episodeKey(episode), episode])).values()].sort(
    (one, other) => one.from - other.from || severityRank(other) - severityRank(one),
  );
}

function readRow(frame: DataFrame, row: number): EpisodeRow | undefined {
  const text = (name: string) => textCell(findField(frame, name), row);
  const from = numberCell(findField(frame, 'time'), row);
  const severity = severities.find((name) => name === text('severity'));
  if (from === null || severity === undefined) return undefined;
  const to = numberCell(findField(frame, 'timeEnd'), row) ?? from;
  return {
    id: text('id'),
    from,
    to: Math.max(from, to),
    title: text('title'),
    text: text('text'),
    rule: text('rule'),
    severity,
    endpoint: text('endpoint'),
    source: text('source'),
    causedBy: text('caused_by')
      .split(',')
      .map((rule) => rule.trim())
      .filter((rule) => rule !== ''),
  };
}

/** The id, or where a frame has none what makes an episode the same. */
function episodeKey({ id, rule, source, endpoint, from }: EpisodeRow): string {
  return id === '' ? [rule, source, endpoint, from].join('\n') : id;
}

/** 0 for `info` to 3 for `critical`. */
export function severityRank({ severity }: { severity: Severity }): number {
  return severities.indexOf(severity);
}
