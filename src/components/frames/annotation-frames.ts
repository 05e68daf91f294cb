import type { DataFrame } from '@grafana/data';
import { cell, findField, numberCell, textCell } from './cells';
import type { EpisodeRow } from './episodes-frame';

/** An annotation of the dashboard (a deploy, an alert, a note). Times in ms. */
export interface Annotation {
  readonly id: string;
  readonly from: number;
  /** The same as `from` for a moment. */
  readonly to: number;
  readonly title: string;
  readonly text: string;
  readonly tags: string[];
  /** As the dashboard's annotation query chose it. */
  readonly color: string | undefined;
}

/**
 * The dashboard's annotations without those that show an episode that the panel draws itself: the same
 * id, or the tags of an episode (`tailgate`, rule) at the same time.
 */
export function readAnnotations(
  frames: readonly DataFrame[],
  drawn: readonly EpisodeRow[],
): Annotation[] {
  const ids = new Set(drawn.map(({ id }) => id).filter((id) => id !== ''));
  const moments = new Set(drawn.map(({ rule, from }) => `${rule}@${from}`));
  return frames
    .flatMap((frame) => Array.from({ length: frame.length }, (_, row) => readRow(frame, row)))
    .filter((annotation) => annotation !== undefined)
    .filter(
      ({ id, tags, from }) =>
        !ids.has(id) &&
        !(tags.includes('tailgate') && tags.some((tag) => moments.has(`${tag}@${from}`))),
    )
    .sort((one, other) => one.from - other.from);
}

function readRow(frame: DataFrame, row: number): Annotation | undefined {
  const text = (name: string) => textCell(findField(frame, name), row);
  const from = numberCell(findField(frame, 'time'), row);
  if (from === null) return undefined;
  const to = numberCell(findField(frame, 'timeEnd'), row) ?? from;
  return {
    id: idText(cell(findField(frame, 'id'), row)),
    from,
    to: Math.max(from, to),
    title: text('title'),
    text: text('text'),
    tags: tagList(cell(findField(frame, 'tags'), row)),
    color: text('color') || undefined,
  };
}

/** Annotations of Grafana's own store have numbers for ids. */
function idText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Grafana hands tags over as a list; a frame that nobody has processed yet has them by comma. */
function tagList(value: unknown): string[] {
  const tags: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(',')
      : [];
  return tags.filter((tag) => typeof tag === 'string').map((tag) => tag.trim());
}
