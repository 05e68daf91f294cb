import type { AccessLogFormat } from '../accesslog/canonical';
import { timestampHints, type TimestampHint } from '../accesslog/timestamp-hints';
import { check, fieldsRead, parse } from '../insights';
import type { FieldUse } from '../insights/compiled';
import type { AffectedBy } from '../latency/aggregates';
import { cellQuery } from '../latency/query/cell-query';
import { exampleQuery } from '../latency/query/example-query';

/** Bins of an analysis: the width of the windows of episodes. */
export const binMs = 300_000;

const affected: readonly AffectedBy[] = [
  { kind: 'timeouts' },
  { kind: 'near-timeouts' },
  { kind: 'server-errors' },
  { kind: 'throttled' },
  { kind: 'integration-above', ms: 1 },
  { kind: 'response-above', ms: 1 },
];

/** Every query that an analysis may run on lines of a format. */
function queriesOf(format: AccessLogFormat, rawPath: boolean): string[] {
  const examples = affected.flatMap((by) => {
    const text = exampleQuery(format, {
      routes: [],
      by,
      timeoutMs: 1,
      toleranceMs: 0,
      nearTimeoutShare: 1,
    });
    return text ?? [];
  });
  const cells = (['sparse', 'dense'] as const).map((shape) =>
    cellQuery(format, { shape, binMs, rawPath }),
  );
  return [...cells, ...examples];
}

/** What must be known before files are read: the store keeps only fields that a later query reads. */
export interface AnalysisPlan {
  readonly format: AccessLogFormat;
  readonly fields: readonly FieldUse[];
  readonly hints: readonly TimestampHint[];
}

/**
 * Plans the queries of an analysis.
 * @param rawPath whether raw paths are grouped by patterns of the user
 */
export function planAnalysis(format: AccessLogFormat, rawPath: boolean): AnalysisPlan {
  const fields = new Map<string, FieldUse>();
  for (const text of queriesOf(format, rawPath)) {
    const query = parse(text);
    check(query);
    for (const use of fieldsRead(query)) {
      const known = fields.get(use.name);
      fields.set(use.name, {
        name: use.name,
        asText: use.asText || (known?.asText ?? false),
        asNumber: use.asNumber || (known?.asNumber ?? false),
      });
    }
  }
  return { format, fields: [...fields.values()], hints: timestampHints(format) };
}
