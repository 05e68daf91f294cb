import { messageOf, TailgateError } from '../errors';
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

function sentenceOf(thrown: unknown): string {
  if (!(thrown instanceof TailgateError)) return messageOf(thrown);
  return thrown.remedy === undefined ? thrown.message : `${thrown.message} ${thrown.remedy}`;
}

async function missingGroups(source: ConnectedSource, signal: AbortSignal): Promise<string[]> {
  const connection = await source.connection();
  const missing: string[] = [];
  for (const logGroup of source.logGroups) {
    if (!(await connection.logGroupExists(logGroup, signal))) missing.push(logGroup);
  }
  return missing;
}

async function check(
  context: ServiceContext,
  source: ConnectedSource,
  signal: AbortSignal,
): Promise<SourceHealth> {
  const missing = await missingGroups(source, signal);
  if (missing.length > 0) {
    const which = missing.map((name) => `"${name}"`).join(', ');
    const message = `There is no log group ${which}: check the name, the region and the account.`;
    return { source: source.name, ok: false, message };
  }
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
