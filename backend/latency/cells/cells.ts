import type { AccessLogKind } from '../../accesslog/canonical';

/** Which route a request took; `-` where the line does not say. */
export interface Route {
  readonly kind: AccessLogKind;
  /** `account-id:log-group-name`. */
  readonly log: string;
  readonly apiId: string;
  readonly stage: string;
  readonly httpMethod: string;
  readonly resourcePath: string;
  readonly routeKey: string;
  readonly eventType: string;
  readonly path: string;
}

/** How a request ended. */
export interface Outcome {
  /** HTTP status, -1 where the line has none. */
  readonly status: number;
  /** `$context.error.responseType`, `-` where there is none. */
  readonly errorResponseType: string;
  /** `BUFFERED`, `STREAMED`, or `-`. */
  readonly responseTransferMode: string;
  /** Sum of the bits of the error needles found. */
  readonly errorFlags: number;
}

/** What cells that stand for several requests hold besides, one entry per cell. */
export interface GroupColumns {
  /** `latencyKey` of the integration latency; NaN where the cell is a single request with exact values. */
  readonly integrationKeys: Float32Array;
  readonly responseKeys: Float32Array;
  readonly overheadKeys: Float32Array;
  readonly integrationMaxima: Float64Array;
  readonly responseMaxima: Float64Array;
  /** Sum of the squared differences of response and integration latency (0 where that is missing), ms². */
  readonly overheadSquares: Float64Array;
}

/**
 * Requests counted by bin, route, outcome and latency: a structure of arrays, one entry per cell.
 * Cells from the sparse shape are single requests with exact latencies.
 */
export interface Cells {
  readonly binMs: number;
  readonly size: number;
  readonly routeTable: readonly Route[];
  readonly outcomeTable: readonly Outcome[];
  /** Start of the bin by `binMs`. */
  readonly bins: Int32Array;
  /** Index into `routeTable`. */
  readonly routes: Int32Array;
  /** Index into `outcomeTable`. */
  readonly outcomes: Int32Array;
  /** Requests of the cell. */
  readonly counts: Uint32Array;
  /** Sum of the integration latencies, ms; NaN where missing, -1 where the lines say -1. */
  readonly integrations: Float64Array;
  /** Sum of the response latencies, ms; NaN where missing. */
  readonly responses: Float64Array;
  /** Undefined where every cell is a single request. */
  readonly groups: GroupColumns | undefined;
  /** Requests in all. */
  readonly requests: number;
  /** Events without status and latencies: no access log lines. They are in no cell. */
  readonly unparsed: number;
  /** Latencies that no request can have (negative, above 24 h), counted as missing. */
  readonly implausible: number;
}

/** Cells without any request. */
export function emptyCells(binMs: number): Cells {
  return {
    binMs,
    size: 0,
    routeTable: [],
    outcomeTable: [],
    bins: new Int32Array(0),
    routes: new Int32Array(0),
    outcomes: new Int32Array(0),
    counts: new Uint32Array(0),
    integrations: new Float64Array(0),
    responses: new Float64Array(0),
    groups: undefined,
    requests: 0,
    unparsed: 0,
    implausible: 0,
  };
}

/** Text that is equal for equal routes only. */
export function routeIdentity(route: Route): string {
  return JSON.stringify([
    route.kind,
    route.log,
    route.apiId,
    route.stage,
    route.httpMethod,
    route.resourcePath,
    route.routeKey,
    route.eventType,
    route.path,
  ]);
}

/** Text that is equal for equal outcomes only. */
export function outcomeIdentity(outcome: Outcome): string {
  return JSON.stringify([
    outcome.status,
    outcome.errorResponseType,
    outcome.responseTransferMode,
    outcome.errorFlags,
  ]);
}
