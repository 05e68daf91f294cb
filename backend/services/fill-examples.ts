import type { ExampleRequest, Finding, SourceSettings } from '@tailgate/contract';
import type { AccessLogFormat } from '../accesslog/canonical';
import type { QueryCarrier } from '../insights/columns';
import type { CellAggregates } from '../latency/aggregate/create-aggregates';
import { exampleQuery, mostExamples } from '../latency/query/example-query';
import { readExamples } from '../latency/read-examples';
import { rules } from '../rules';

export interface ExampleSource {
  readonly carrier: QueryCarrier;
  readonly formats: readonly { readonly logGroup: string; readonly format: AccessLogFormat }[];
  readonly settings: SourceSettings;
  readonly aggregates: CellAggregates;
  /** Where to look for the examples of a finding; in the whole range where absent. */
  readonly windowOf?: (finding: Finding) => { readonly fromMs: number; readonly toMs: number };
  readonly signal?: AbortSignal;
}

/** Routes of the endpoints that a finding lists; none where it speaks of them all. */
function routesOf(finding: Finding, aggregates: CellAggregates) {
  return finding.scope === 'source'
    ? []
    : finding.endpoints.flatMap(({ endpoint }) => aggregates.routesOf(endpoint));
}

function slowestFirst(one: ExampleRequest, other: ExampleRequest): number {
  return (other.responseLatency ?? -1) - (one.responseLatency ?? -1);
}

/** Up to 20 example requests of a finding, the slowest first. */
export async function examplesOf(
  finding: Finding,
  source: ExampleSource,
): Promise<ExampleRequest[]> {
  const { carrier, formats, settings, aggregates, signal } = source;
  const rule = rules.find(({ id }) => id === finding.rule);
  if (rule === undefined) return [];
  const { whole } = aggregates.aggregates(aggregates.fromMs, aggregates.toMs);
  const { fromMs, toMs } = source.windowOf?.(finding) ?? aggregates;
  const examples: ExampleRequest[] = [];
  for (const { logGroup, format } of formats) {
    const text = exampleQuery(format, {
      routes: routesOf(finding, aggregates),
      by: rule.affected(settings.thresholds),
      timeoutMs: whole.timeoutMs,
      toleranceMs: settings.timeouts.toleranceMs,
      nearTimeoutShare: settings.thresholds.nearTimeoutShare,
    });
    if (text === undefined) continue;
    const rows = await carrier.run({
      text,
      logGroups: [logGroup],
      fromMs,
      toMs,
      countMatched: false,
      ...(signal === undefined ? {} : { signal }),
    });
    examples.push(...readExamples(rows, { patterns: settings.endpointPatterns }));
  }
  return examples.sort(slowestFirst).slice(0, mostExamples);
}

/** Findings with up to 20 example requests each, the slowest first. */
export async function fillExamples(
  findings: readonly Finding[],
  source: ExampleSource,
): Promise<Finding[]> {
  const filled: Finding[] = [];
  for (const finding of findings) {
    const examples = await examplesOf(finding, source);
    filled.push({ ...finding, evidence: { ...finding.evidence, examples } });
  }
  return filled;
}
