import { createHash } from 'node:crypto';
import type { AccessLogFormat } from '../../accesslog/canonical';
import { cellQuery } from '../query/cell-query';

/** Width of the stored bins, ms; that of the windows of episodes. */
export const plannedBinMs = 300_000;

/** What the cells of a log group depend on. */
export interface SliceOrigin {
  /** Region, endpoint and account or credentials, without secrets: what one may read, another may not. */
  readonly identity: string;
  readonly logGroup: string;
  readonly format: AccessLogFormat;
  /** Whether raw paths are read besides resources and routes. */
  readonly rawPath: boolean;
}

/**
 * The key under which cells are remembered: sources share cells only where identity, log group and
 * the text of the cell query agree. Thresholds and timeouts have no part in it.
 * @throws TailgateError `invalid-input` for a field that the query language cannot spell
 */
export function sliceKey({ identity, logGroup, format, rawPath }: SliceOrigin): string {
  const texts = (['sparse', 'dense'] as const).map((shape) =>
    cellQuery(format, { shape, binMs: plannedBinMs, rawPath }),
  );
  const parts = JSON.stringify([identity, logGroup, format.kind, ...texts]);
  return createHash('sha256').update(parts).digest('hex');
}
