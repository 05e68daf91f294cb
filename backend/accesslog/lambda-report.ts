import { discoverFields } from './discover-fields';

/** How an invocation, or the start of an execution environment, ended. */
export type LambdaStatus = 'success' | 'failure' | 'error' | 'timeout';

/** What a platform line says of one invocation or initialisation. NaN and undefined: the line does not say. */
export interface LambdaReport {
  /**
   * `invocation`: REPORT; `initialization`: INIT_REPORT; `restore`: RESTORE_REPORT; `timeout-notice`:
   * the old "Task timed out" line, which stands beside a REPORT of the same request.
   */
  readonly kind: 'invocation' | 'initialization' | 'restore' | 'timeout-notice';
  readonly requestId: string | undefined;
  readonly status: LambdaStatus;
  /** For example `Runtime.ExitError`. */
  readonly errorType: string | undefined;
  readonly traceId: string | undefined;
  /** `init` or `invoke`, on INIT_REPORT lines. */
  readonly phase: string | undefined;
  readonly durationMs: number;
  readonly billedDurationMs: number;
  readonly initDurationMs: number;
  readonly restoreDurationMs: number;
  readonly billedRestoreDurationMs: number;
  readonly memorySizeMb: number;
  readonly maxMemoryUsedMb: number;
}

const nothing: Omit<LambdaReport, 'kind'> = {
  requestId: undefined,
  status: 'success',
  errorType: undefined,
  traceId: undefined,
  phase: undefined,
  durationMs: Number.NaN,
  billedDurationMs: Number.NaN,
  initDurationMs: Number.NaN,
  restoreDurationMs: Number.NaN,
  billedRestoreDurationMs: Number.NaN,
  memorySizeMb: Number.NaN,
  maxMemoryUsedMb: Number.NaN,
};

/** Longest line looked at: a platform line has a few hundred characters. */
const maxLength = 8_192;

const head = /^\s*(REPORT|INIT_REPORT|RESTORE_REPORT)\s/;
// The old notice has its time before the request id.
const timedOut =
  /^\s*\S{1,40}\s+([0-9a-f]{8}-[0-9a-f-]{27})\s+Task timed out after ([\d.]+) seconds/;
const requestId = /\bRequestId:\s+(\S+)/;
const traceId = /\bXRAY TraceId:\s+(\S+)/;
const status = /\bStatus:\s+(success|failure|error|timeout)\b/;
const errorType = /\bError Type:\s+(\S+)/;
const phase = /\bPhase:\s+(init|invoke)\b/;
// Labels overlap (`Duration`, `Billed Duration`): the longest that matches at a place is taken.
const measure =
  /(Billed Restore Duration|Restore Duration|Billed Duration|Init Duration|Duration|Max Memory Used|Memory Size):\s+(\d+(?:\.\d+)?)\s+(?:ms|MB)/g;

/**
 * Reads a Lambda platform line that reports an end: REPORT in the old and the new form, with tabs or
 * with spaces as exports write them, INIT_REPORT, RESTORE_REPORT, "Task timed out", and
 * `platform.report`, `platform.initReport`, `platform.restoreReport` of the JSON format. Undefined
 * for any other line. Never throws.
 */
export function parseReportLine(text: string): LambdaReport | undefined {
  if (text.length > maxLength) return undefined;
  const start = head.exec(text);
  if (start !== null) return readText(start[1] ?? '', text);
  if (/^\s*\{/.test(text)) return readJson(text);
  const notice = timedOut.exec(text);
  if (notice === null) return undefined;
  return {
    ...nothing,
    kind: 'timeout-notice',
    requestId: notice[1],
    status: 'timeout',
    durationMs: Number(notice[2]) * 1000,
  };
}

function readText(word: string, text: string): LambdaReport | undefined {
  const kind =
    word === 'REPORT' ? 'invocation' : word === 'INIT_REPORT' ? 'initialization' : 'restore';
  const measures = new Map<string, number>();
  for (const [, label = '', value] of text.matchAll(measure)) {
    if (!measures.has(label)) measures.set(label, Number(value));
  }
  const id = requestId.exec(text)?.[1];
  // A REPORT line without a request or without any figure is not one of Lambda's.
  if (kind === 'invocation' ? id === undefined || measures.size === 0 : measures.size === 0) {
    return undefined;
  }
  const number = (label: string): number => measures.get(label) ?? Number.NaN;
  return {
    kind,
    requestId: id,
    status: statusOf(status.exec(text)?.[1]),
    errorType: errorType.exec(text)?.[1],
    traceId: traceId.exec(text)?.[1],
    phase: phase.exec(text)?.[1],
    durationMs: number('Duration'),
    billedDurationMs: number('Billed Duration'),
    initDurationMs: number('Init Duration'),
    restoreDurationMs: number('Restore Duration'),
    billedRestoreDurationMs: number('Billed Restore Duration'),
    memorySizeMb: number('Memory Size'),
    maxMemoryUsedMb: number('Max Memory Used'),
  };
}

function readJson(text: string): LambdaReport | undefined {
  const fields = discoverFields(text);
  const type = fields?.get('type');
  const kinds: ReadonlyMap<string, LambdaReport['kind']> = new Map([
    ['platform.report', 'invocation'],
    ['platform.initReport', 'initialization'],
    ['platform.restoreReport', 'restore'],
  ] as const);
  const kind = type === undefined ? undefined : kinds.get(type);
  if (fields === undefined || kind === undefined) return undefined;
  const number = (name: string): number => {
    const value = fields.get(`record.metrics.${name}`);
    return value === undefined || !/^\d+(?:\.\d+)?$/.test(value) ? Number.NaN : Number(value);
  };
  const duration = number('durationMs');
  return {
    kind,
    requestId: fields.get('record.requestId'),
    status: statusOf(fields.get('record.status')),
    errorType: fields.get('record.errorType'),
    traceId: rootOf(fields.get('record.tracing.value')),
    phase: fields.get('record.phase'),
    durationMs: kind === 'invocation' ? duration : Number.NaN,
    billedDurationMs: number('billedDurationMs'),
    initDurationMs: kind === 'initialization' ? duration : number('initDurationMs'),
    restoreDurationMs: kind === 'restore' ? duration : number('restoreDurationMs'),
    billedRestoreDurationMs: number('billedRestoreDurationMs'),
    memorySizeMb: number('memorySizeMB'),
    maxMemoryUsedMb: number('maxMemoryUsedMB'),
  };
}

function statusOf(text: string | undefined): LambdaStatus {
  return text === 'failure' || text === 'error' || text === 'timeout' ? text : 'success';
}

/** The trace id of a header such as `Root=1-…;Parent=…;Sampled=1`. */
export function rootOf(trace: string | undefined): string | undefined {
  if (trace === undefined || trace === '' || trace === '-') return undefined;
  return /(?:^|;)\s*Root=([^;\s]+)/.exec(trace)?.[1] ?? trace;
}
