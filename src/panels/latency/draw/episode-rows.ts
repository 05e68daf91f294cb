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

/** What a piece is called: its first unexplained episode, and how many more there are. */
export function pieceTitle({ episodes }: EpisodePiece): string {
  const [first = undefined] = [
    ...episodes.filter(({ causedBy }) => causedBy.length === 0),
    ...episodes,
  ];
  if (first === undefined) return '';
  const more = episodes.length - 1;
  const title = first.title === '' ? first.rule : first.title;
  const named =
    first.endpoint === '' || title.includes(first.endpoint)
      ? title
      : `${title} · ${first.endpoint}`;
  return more === 0 ? named : `${named} + ${more} more`;
}
