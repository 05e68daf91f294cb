import { severities, type Finding, type RuleId, type Severity } from '@tailgate/contract';

/** One sample of the gauge: a rule on an endpoint, which is empty for the whole source. */
export interface FindingRow {
  readonly rule: RuleId;
  readonly endpoint: string;
  /** 0 where the rule does not fire any more, else 1 (info) to 4 (critical). */
  readonly value: number;
}

/** One timeout is one: the smallest sample proves it. */
const certainRules: ReadonlySet<RuleId> = new Set(['integration-timeout', 'lambda-timeout']);

/** Longer endpoint names are cut, so that a path from outside cannot swell the answer. */
const maxLabelLength = 200;

function valueOf(rule: RuleId, severity: Severity, confidence: 'low' | 'high'): number {
  if (confidence === 'low' && !certainRules.has(rule)) return 1;
  return severities.indexOf(severity) + 1;
}

/** The key under which a row is one time series. */
export const rowKey = ({ rule, endpoint }: FindingRow): string => `${rule} ${endpoint}`;

/** Unfolds findings into rows, one per rule and endpoint, the worst first. */
export function findingRows(findings: readonly Finding[]): readonly FindingRow[] {
  const rows = new Map<string, FindingRow>();
  const add = (rule: RuleId, endpoint: string, value: number): void => {
    const row = { rule, endpoint: endpoint.slice(0, maxLabelLength), value };
    const before = rows.get(rowKey(row));
    if (before === undefined || before.value < value) rows.set(rowKey(row), row);
  };
  for (const finding of findings) {
    const { rule, scope, severity, confidence } = finding;
    if (scope === 'source') add(rule, '', valueOf(rule, severity, confidence));
    for (const affected of finding.endpoints) {
      add(rule, affected.endpoint, valueOf(rule, affected.severity, affected.confidence));
    }
  }
  return [...rows.values()].sort((a, b) => b.value - a.value);
}
