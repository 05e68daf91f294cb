import { severities, type Severity } from '@tailgate/contract';
import type { EpisodeRow } from '../../../components/frames/episodes-frame';

/** Episodes that overlap, drawn as one piece of the row of their severity. */
export interface EpisodePiece {
  readonly from: number;
  readonly to: number;
  readonly severity: Severity;
  readonly episodes: EpisodeRow[];
}

/** Pieces by severity, the worst first; severities without an episode have no row. */
export function episodeRows(episodes: readonly EpisodeRow[]): EpisodePiece[][] {
  return [...severities]
    .reverse()
    .map((severity) =>
      merge(
        episodes.filter((episode) => episode.severity === severity),
        severity,
      ),
    )
    .filter((row) => row.length > 0);
}

function merge(episodes: readonly EpisodeRow[], severity: Severity): EpisodePiece[] {
  const pieces: EpisodePiece[] = [];
  for (const episode of [...episodes].sort((one, other) => one.from - other.from)) {
    const last = pieces[pieces.length - 1];
    if (last === undefined || episode.from > last.to) {
      pieces.push({ from: episode.from, to: episode.to, severity, episodes: [episode] });
    } else {
      pieces[pieces.length - 1] = {
        ...last,
        to: Math.max(last.to, episode.to),
        episodes: [...last.episodes, episode],
      };
    }
  }
  return pieces;
}

/**
 * What a piece may be called, the fullest name first: with the endpoint and how many more there are; down to
 * what happened alone. The first unexplained episode gives the name. The severity is told by the shape beside it.
 */
export function pieceNames({ episodes }: EpisodePiece): string[] {
  const [first = undefined] = [
    ...episodes.filter(({ causedBy }) => causedBy.length === 0),
    ...episodes,
  ];
  if (first === undefined) return [];
  const { endpoint } = first;
  const title = first.title === '' ? first.rule : first.title;
  const full = endpoint === '' || title.includes(endpoint) ? title : `${title} · ${endpoint}`;
  const what = withoutEnd(title, endpoint);
  const more = episodes.length > 1 ? ` + ${episodes.length - 1} more` : '';
  return [...new Set([`${full}${more}`, `${what}${more}`, what])];
}

/** `Timeouts: POST /x` without the endpoint at its end. */
function withoutEnd(title: string, endpoint: string): string {
  if (endpoint === '' || !title.endsWith(endpoint)) return title;
  const rest = title.slice(0, -endpoint.length).replace(/[\s:·]+$/, '');
  return rest === '' ? title : rest;
}

/** A stretch of time that is of one severity. */
export interface UncoveredTime {
  readonly from: number;
  readonly to: number;
  readonly severity: Severity;
  /** Whether it is a piece from end to end, with nothing worse over it. */
  readonly isWhole: boolean;
}

/** The times of the pieces less those of worse ones; rows as `episodeRows` gives them. */
export function uncovered(rows: readonly (readonly EpisodePiece[])[]): UncoveredTime[] {
  const found: UncoveredTime[] = [];
  for (const [position, row] of rows.entries()) {
    const worse = rows
      .slice(0, position)
      .flat()
      .sort((one, other) => one.from - other.from);
    for (const { from, to, severity } of row) {
      const over = worse.filter((one) => one.from < to && one.to > from);
      if (over.length === 0) found.push({ from, to, severity, isWhole: true });
      else found.push(...restOf(from, to, over).map((rest) => ({ ...rest, severity })));
    }
  }
  return found;
}

function restOf(from: number, to: number, over: readonly EpisodePiece[]) {
  const rests: { from: number; to: number; isWhole: false }[] = [];
  let start = from;
  for (const one of over) {
    if (one.from > start) rests.push({ from: start, to: one.from, isWhole: false });
    start = Math.max(start, one.to);
  }
  if (start < to) rests.push({ from: start, to, isWhole: false });
  return rests;
}
