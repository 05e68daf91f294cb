import type { SampleFunction } from './orders-api';

/** One invocation of a function. Times in ms. */
export interface Invocation {
  readonly requestId: string;
  readonly traceId: string;
  readonly startMs: number;
  readonly durationMs: number;
  /** NaN where the environment was warm. */
  readonly initDurationMs: number;
  readonly timedOut: boolean;
}

export interface LambdaLine {
  readonly timestampMs: number;
  readonly message: string;
}

/** From this duration on the functions log the statement that took so long, ms. */
const slowQueryMs = 20_000;

/** The lines of an invocation, in the order Lambda writes them. */
export function lambdaLines(fn: SampleFunction, invocation: Invocation): LambdaLine[] {
  const { requestId, startMs, durationMs, initDurationMs } = invocation;
  const cold = !Number.isNaN(initDurationMs);
  const billedMs = Math.ceil(durationMs + (cold ? initDurationMs : 0));
  const endMs = startMs + Math.round(durationMs);
  const lines: LambdaLine[] = [];
  if (cold) {
    lines.push({
      timestampMs: startMs - Math.round(initDurationMs),
      message:
        'INIT_START Runtime Version: nodejs:22.v41\tRuntime Version ARN: arn:aws:lambda:eu-west-1::runtime:6d1e3c',
    });
  }
  lines.push({ timestampMs: startMs, message: `START RequestId: ${requestId} Version: $LATEST` });
  if (durationMs >= slowQueryMs) {
    const atMs = endMs - 3;
    lines.push({
      timestampMs: atMs,
      // One event of several lines, as an application logs a statement.
      message: `${new Date(atMs).toISOString()}\t${requestId}\tWARN\tquery took ${Math.round(durationMs) - 40} ms\nSELECT o.id, o.placed_at, sum(i.amount)\n  FROM orders o JOIN order_items i ON i.order_id = o.id\n GROUP BY o.id, o.placed_at`,
    });
  }
  lines.push(
    { timestampMs: endMs, message: `END RequestId: ${requestId}` },
    {
      timestampMs: endMs,
      message: `REPORT RequestId: ${requestId}\tDuration: ${durationMs.toFixed(2)} ms\tBilled Duration: ${billedMs} ms\tMemory Size: ${fn.memorySizeMb} MB\tMax Memory Used: ${fn.maxMemoryUsedMb} MB\t${cold ? `Init Duration: ${initDurationMs.toFixed(2)} ms\t` : ''}XRAY TraceId: ${invocation.traceId}\tSegmentId: ${requestId.slice(0, 8)}${requestId.slice(-8)}\tSampled: true\t${invocation.timedOut ? 'Status: timeout' : ''}`,
    },
  );
  return lines;
}
