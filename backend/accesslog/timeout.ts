import type { Timeouts } from '@tailgate/contract';
import { timeoutSignals, type AccessLogKind, type TimeoutSignal } from './canonical';
import { matchesEndpoint } from './endpoint-pattern';
import { saysTimeout } from './error-text';

/** What one request, or a cell of like requests, says about its end. Latencies in ms, NaN where missing. */
export interface TimeoutEvidence {
  readonly status: number;
  readonly integrationLatency: number;
  readonly responseLatency: number;
  /** `$context.error.responseType`; '' or `-` where there is none. */
  readonly errorResponseType: string;
  /** Sum of the bits of `errorNeedles` found in the error texts. */
  readonly errorFlags: number;
  /** The integration timeout of the endpoint, ms. */
  readonly timeoutMs: number;
  /** How far below the timeout a 503 or 504 still counts as timed out, ms. */
  readonly toleranceMs: number;
}

/**
 * The signals of a timeout, as a mask: bit n is `timeoutSignals[n]`; 0 where the request did not
 * time out. A missing integration latency (`-`) alone is never one: no integration ran.
 */
export function timeoutSignalMask(evidence: TimeoutEvidence): number {
  let mask = 0;
  if (evidence.integrationLatency === -1) mask |= 1;
  if (evidence.errorResponseType === 'INTEGRATION_TIMEOUT') mask |= 2;
  if (saysTimeout(evidence.errorFlags)) mask |= 4;
  if (evidence.status === 503 || evidence.status === 504) {
    const limit = evidence.timeoutMs - evidence.toleranceMs;
    // Comparing with NaN is false, so a missing latency never counts.
    if (evidence.integrationLatency >= limit || evidence.responseLatency >= limit) mask |= 8;
  }
  return mask;
}

/** The signals named by a mask of `timeoutSignalMask`, in the order of `timeoutSignals`. */
export function signalsOfMask(mask: number): TimeoutSignal[] {
  return timeoutSignals.filter((_, index) => (mask & (1 << index)) !== 0);
}

/** The signals of a timeout; empty where the request did not time out. */
export function timeoutSignalsOf(evidence: TimeoutEvidence): TimeoutSignal[] {
  return signalsOfMask(timeoutSignalMask(evidence));
}

/** Integration timeouts that AWS sets where nobody changed them, ms. REST can be raised, the others not. */
export const defaultTimeoutMs: Readonly<Record<AccessLogKind, number>> = {
  rest: 29_000,
  http: 30_000,
  websocket: 29_000,
};

/** The integration timeout of an endpoint, ms: the first override that matches, else the default. */
export function timeoutMsFor(kind: AccessLogKind, endpoint: string, timeouts: Timeouts): number {
  for (const override of timeouts.overrides) {
    if (matchesEndpoint(override.endpoint, endpoint)) return override.ms;
  }
  return timeouts.defaultMs ?? defaultTimeoutMs[kind];
}
