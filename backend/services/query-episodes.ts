import type { EpisodesAnswer, EpisodesQuery } from '@tailgate/contract';
import { episodes } from '../rules';
import { aggregatesOf } from './endpoint-series';
import { clockText } from './clock-text';
import { info } from './notice';
import { answerInfo, findSource, readRange, type ServiceContext } from './service-context';
import { sourceNotices } from './source-notices';

/**
 * How far a window looks back at most, ms: with it every window of the range is judged in full. As far
 * behind the range windows are judged too, for the episodes that go on there.
 */
const lookBackMs = 3_600_000;

/**
 * When the rules fired, by whole windows that are settled: neither a zoom nor late lines change the
 * verdict on a window. Windows are judged from an hour before the range to an hour behind it, in whole
 * hours; episodes beside the range are left out, those longer than that are cut.
 */
export async function queryEpisodes(
  context: ServiceContext,
  query: EpisodesQuery,
  signal?: AbortSignal,
): Promise<EpisodesAnswer> {
  const source = findSource(context, query.source);
  const { fromMs, toMs } = readRange(context, query);
  const start = Math.max(0, Math.floor(fromMs / lookBackMs - 1) * lookBackMs);
  const settledEnd = context.reader.settledEnd(source.settings);
  const end = Math.min(Math.ceil(toMs / lookBackMs + 1) * lookBackMs, settledEnd);
  const range = { fromMs: start, toMs: Math.max(end, start), live: false };
  const read = await context.reader.read(source, range, signal);
  const aggregates = aggregatesOf(read, source.settings, query.endpoints);
  const from = new Date(fromMs).toISOString();
  const to = new Date(toMs).toISOString();
  const wanted = query.rules === undefined ? undefined : new Set(query.rules);
  const found = episodes(aggregates, source.settings).filter(
    (episode) => episode.to > from && episode.from < to && (wanted?.has(episode.rule) ?? true),
  );
  const notices = sourceNotices(read);
  if (toMs > settledEnd) {
    notices.push(
      info(
        'episodes-incomplete',
        `Episodes are complete up to ${clockText(settledEnd, context.now())}: lines of later requests may still come.`,
      ),
    );
  }
  return {
    kind: 'episodes',
    episodes: found,
    info: answerInfo(context, read.cost, read.fromCache, notices),
  };
}
