import type { Finding, FindingsAnswer, FindingsQuery, RuleId } from '@tailgate/contract';
import { TailgateError } from '../errors';
import { runPool } from '../latency/plan/run-pool';
import { addCosts, noCost, ScanMeter } from '../latency/plan/scan-meter';
import { plannedBinMs } from '../latency/plan/slice-key';
import { findings } from '../rules';
import { busiestWindow } from './busiest-window';
import { aggregatesOf } from './endpoint-series';
import { examplesOf } from './fill-examples';
import type { ConnectedSource } from './live-source';
import { warning } from './notice';
import { ruleStatesOf } from './rule-inputs';
import {
  answerInfo,
  findSource,
  readRange,
  type FoundFindings,
  type ServiceContext,
} from './service-context';
import { sourceNotices } from './source-notices';
import type { ReadRange } from './source-reader';

/** How long findings of a range that is not settled are given to further callers, ms. */
const liveFindingsMs = 10_000;
/** Findings whose examples are looked for at a time. */
const findingsAtOnce = 3;

/**
 * What the rules find in a range, with example requests. Endpoints narrow what is judged, rules only
 * what is shown. Findings of a settled range are kept as they were computed.
 */
export async function queryFindings(
  context: ServiceContext,
  query: FindingsQuery,
  signal?: AbortSignal,
): Promise<FindingsAnswer> {
  const source = findSource(context, query.source);
  const range = readRange(context, query);
  const bins = [Math.floor(range.fromMs / plannedBinMs), Math.ceil(range.toMs / plannedBinMs)];
  const key = JSON.stringify([source.name, bins, query.endpoints?.toSorted()]);
  const known = context.findings.get(key);
  const { result, started } =
    known === undefined
      ? context.findingFlights.run(
          key,
          (stop) => compute(context, source, range, query.endpoints, key, stop),
          signal,
        )
      : { result: Promise.resolve(known), started: false };
  const found = await result;
  const wanted = query.rules === undefined ? undefined : new Set(query.rules);
  const isWanted = ({ rule }: { readonly rule: RuleId }): boolean => wanted?.has(rule) ?? true;
  return {
    kind: 'findings',
    findings: found.findings.filter(isWanted),
    rules: found.rules.filter(isWanted),
    requests: found.requests,
    info: started
      ? answerInfo(context, found.cost, found.fromCache, found.notices)
      : answerInfo(context, noCost, 1, found.notices),
  };
}

async function compute(
  context: ServiceContext,
  source: ConnectedSource,
  range: ReadRange,
  endpoints: readonly string[] | undefined,
  key: string,
  signal: AbortSignal,
): Promise<FoundFindings> {
  const { settings } = source;
  const read = await context.reader.read(source, range, signal);
  const aggregates = aggregatesOf(read, settings, endpoints);
  const { carrier } = await source.connection();
  const meter = new ScanMeter(context.meter);
  const notices = sourceNotices(read);
  let complete = true;
  const tasks = findings(aggregates, settings).map(
    (finding) =>
      async (stop: AbortSignal): Promise<Finding> => {
        try {
          const examples = await examplesOf(finding, {
            carrier: meter.carrier(carrier),
            formats: read.groups,
            settings,
            aggregates,
            windowOf: (one) => busiestWindow(one, aggregates, settings),
            signal: stop,
          });
          return { ...finding, evidence: { ...finding.evidence, examples } };
        } catch (thrown) {
          // A finding stands without its examples, unless nobody waits for it any more.
          if (stop.aborted || !(thrown instanceof TailgateError)) throw thrown;
          complete = false;
          notices.push(
            warning(
              'examples-missing',
              `The example requests of ${finding.rule} are missing: ${thrown.message}`,
            ),
          );
          return finding;
        }
      },
  );
  const { whole } = aggregates.aggregates(aggregates.fromMs, aggregates.toMs);
  const found: FoundFindings = {
    rules: ruleStatesOf(read, whole),
    requests: whole.requests,
    findings: await runPool(tasks, findingsAtOnce, signal),
    notices,
    cost: addCosts([read.cost, meter.cost]),
    fromCache: read.fromCache,
  };
  if (complete) context.findings.put(key, found, read.settled ? Infinity : liveFindingsMs);
  return found;
}
