import { errorClassOf } from '../../accesslog/error-text';
import { timeoutSignalMask } from '../../accesslog/timeout';
import type { Outcome } from '../cells/cells';

/** Bits of the traits of an outcome. */
export const trait = {
  /** 503 or 504: a timeout where the latency reaches the limit. */
  timeoutStatus: 1,
  serverError: 2,
  throttled: 4,
  /** The gateway's own 429, whatever the latencies say. */
  refusedByGateway: 8,
  streamed: 16,
} as const;

/** What all requests of an outcome have in common, worked out once. By outcome. */
export interface OutcomeTraits {
  readonly traits: Uint8Array;
  /** Timeout signals in which no latency has a part. */
  readonly textSignals: Uint8Array;
}

function traitsOf({ status, errorResponseType, responseTransferMode }: Outcome): number {
  let traits = 0;
  if (status === 503 || status === 504) traits |= trait.timeoutStatus;
  if (status >= 500 && status <= 599) traits |= trait.serverError;
  if (status === 429) traits |= trait.throttled;
  if (errorClassOf(errorResponseType, 0) === 'gateway-throttled') traits |= trait.refusedByGateway;
  if (responseTransferMode.toUpperCase() === 'STREAMED') traits |= trait.streamed;
  return traits;
}

export function outcomeTraits(outcomes: readonly Outcome[]): OutcomeTraits {
  return {
    traits: Uint8Array.from(outcomes, traitsOf),
    textSignals: Uint8Array.from(outcomes, ({ errorResponseType, errorFlags }) =>
      timeoutSignalMask({
        // A status of 0 keeps the limit out of it.
        status: 0,
        integrationLatency: NaN,
        responseLatency: NaN,
        errorResponseType,
        errorFlags,
        timeoutMs: Infinity,
        toleranceMs: 0,
      }),
    ),
  };
}
