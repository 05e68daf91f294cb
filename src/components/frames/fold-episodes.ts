import { severities } from '@tailgate/contract';
import { severityRank, type EpisodeRow } from './episodes-frame';

/**
 * One episode where a rule fired on an endpoint and, for the same reason, on the whole source, or on several
 * endpoints at once: what overlaps of one rule and severity is one. It carries the name of its endpoint,
 * or how many they are. A milder one is left out where a worse one of the same endpoint covers it, and
 * one of the whole where a worse one of any endpoint does. Causes come before what they explain, else
 * earliest first.
 */
export function foldEpisodes(episodes: readonly EpisodeRow[]): EpisodeRow[] {
  const folded: Folded[] = [];
  for (const severity of [...severities].reverse()) {
    const groups = new Map<string, EpisodeRow[]>();
    for (const episode of episodes) {
      if (episode.severity !== severity || folded.some((worse) => covers(worse, episode))) continue;
      const key = `${episode.source}\n${episode.rule}`;
      groups.set(key, [...(groups.get(key) ?? []), episode]);
    }
    folded.push(...[...groups.values()].flatMap(runs).map(foldRun));
  }
  return folded
    .map(({ episode }) => episode)
    .sort(
      (one, other) =>
        Number(one.causedBy.length > 0) - Number(other.causedBy.length > 0) ||
        one.from - other.from ||
        severityRank(other) - severityRank(one),
    );
}

interface Folded {
  readonly episode: EpisodeRow;
  /** Without the whole source. */
  readonly endpoints: readonly string[];
}

/** Episodes by the stretches of time that they cover together. */
function runs(episodes: readonly EpisodeRow[]): EpisodeRow[][] {
  const found: EpisodeRow[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const episode of [...episodes].sort((one, other) => one.from - other.from)) {
    if (episode.from < end) found.at(-1)?.push(episode);
    else found.push([episode]);
    end = Math.max(end, episode.to);
  }
  return found;
}

function foldRun(run: readonly EpisodeRow[]): Folded {
  const own = run.filter(({ endpoint }) => endpoint !== '');
  const endpoints = [...new Set(own.map(({ endpoint }) => endpoint))];
  // A run is never empty; the first one of an endpoint speaks for all.
  const [first] = [...own, ...run];
  if (first === undefined) throw new Error('A run of episodes has at least one.');
  const title = first.title === '' ? first.rule : first.title;
  const named =
    endpoints.length > 1
      ? { title: `${withoutEndpoint(title, first.endpoint)} on ${endpoints.length} endpoints` }
      : {};
  return {
    endpoints,
    episode: {
      ...first,
      ...named,
      endpoint: endpoints.length > 1 ? '' : first.endpoint,
      from: Math.min(...run.map(({ from }) => from)),
      to: Math.max(...run.map(({ to }) => to)),
      // What is explained on one endpoint only is not explained.
      causedBy: run.every(({ causedBy }) => causedBy.length > 0) ? first.causedBy : [],
    },
  };
}

/** `Integration timeouts: POST /x` without the endpoint at its end. */
function withoutEndpoint(title: string, endpoint: string): string {
  return title.endsWith(endpoint)
    ? title.slice(0, -endpoint.length).replace(/[\s:·]+$/, '')
    : title;
}

function covers({ episode: worse, endpoints }: Folded, episode: EpisodeRow): boolean {
  return (
    worse.rule === episode.rule &&
    worse.source === episode.source &&
    worse.from <= episode.from &&
    worse.to >= episode.to &&
    (episode.endpoint === '' ? endpoints.length > 0 : endpoints.includes(episode.endpoint))
  );
}
