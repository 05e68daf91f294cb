import { messageOf, TailgateError } from '../errors';
import { meantLogGroups } from '../cloudwatch/missing-log-group';
import { blindRules } from '../rules';
import type { ConnectedSource } from './live-source';
import { findSource, type ServiceContext } from './service-context';
import type { SourceHealth } from './services';
import { contentNotice } from './source-notices';

/** How long a source may take to answer, ms. */
const timeLimitMs = 10_000;
/** How long a healthy source is taken to be so, ms: probes come often, and each check costs queries. */
const healthyMs = 60_000;
/** Where lines are looked for to tell the format, ms. */
const lookBackMs = 24 * 3_600_000;
/** Log groups that are named in place of missing ones. */
const mostGuesses = 3;

function sentenceOf(thrown: unknown): string {
  if (!(thrown instanceof TailgateError)) return messageOf(thrown);
  return thrown.remedy === undefined ? thrown.message : `${thrown.message} ${thrown.remedy}`;
}

/** What to say of log groups that do not exist; undefined where all do. */
async function missingGroups(
  source: ConnectedSource,
  signal: AbortSignal,
): Promise<string | undefined> {
  const connection = await source.connection();
  const missing: string[] = [];
  const near: string[] = [];
  for (const logGroup of source.logGroups) {
    if (await connection.logGroupExists(logGroup, signal)) continue;
    missing.push(`"${logGroup}"`);
    near.push(...(await connection.nearLogGroups(logGroup, signal)));
  }
  if (missing.length === 0) return undefined;
  const guess = meantLogGroups([...new Set(near)].slice(0, mostGuesses));
  const message = `There is no log group ${missing.join(', ')}: check the name, the region and the account.`;
  return guess === undefined ? message : `${message} ${guess}`;
}

async function check(
  context: ServiceContext,
  source: ConnectedSource,
  signal: AbortSignal,
): Promise<SourceHealth> {
  const missing = await missingGroups(source, signal);
  if (missing !== undefined) return { source: source.name, ok: false, message: missing };
  const now = context.now();
  const range = { fromMs: now - lookBackMs, toMs: now };
  const contents = await context.reader.contents(source, range, signal);
  const said = contents.map(({ logGroup, content }) => {
    if (content?.content !== 'access-log') {
      return content === undefined
        ? `${logGroup} had no events in the last 24 hours.`
        : contentNotice({ logGroup, content });
    }
    const { kind, missing: lacking } = content.format;
    const blind = blindRules(lacking);
    const lack =
      blind.length === 0
        ? ''
        : `; its format lacks ${lacking.join(', ')}, so ${blind.join(', ')} cannot run`;
    return `${logGroup} holds ${kind} access log lines${lack}.`;
  });
  // A quiet group is healthy; one that holds something else is not what the source was made for.
  const ok = contents.some(
    ({ content }) => content === undefined || content.content === 'access-log',
  );
  return { source: source.name, ok, message: said.join(' ') };
}

/**
 * The state of every source, or of one alone: whether it can be reached, has its log groups and can read their lines.
 * A source that does not answer within ten seconds is not healthy; one that was healthy within the last
 * minute is not asked again.
 * @throws TailgateError `not-found` where there is no source of this name
 */
export function checkHealth(
  context: ServiceContext,
  signal?: AbortSignal,
  name?: string,
): Promise<readonly SourceHealth[]> {
  const sources = name === undefined ? [...context.sources.values()] : [findSource(context, name)];
  return Promise.all(
    sources.map(async (source): Promise<SourceHealth> => {
      const known = context.health.get(source.name);
      if (known !== undefined) return known;
      const limit = AbortSignal.timeout(timeLimitMs);
      const either = signal === undefined ? limit : AbortSignal.any([signal, limit]);
      try {
        const state = await check(context, source, either);
        if (state.ok) context.health.put(source.name, state, healthyMs);
        return state;
      } catch (thrown) {
        const message = limit.aborted
          ? `There was no answer within ${timeLimitMs / 1_000} s.`
          : sentenceOf(thrown);
        return { source: source.name, ok: false, message };
      }
    }),
  );
}
