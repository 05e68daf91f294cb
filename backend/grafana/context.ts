import type { BaseLogger } from 'pino';
import type { Services } from '../services/services';
import type { Bridge } from './bridge';
import type { TokenCheck } from './calls/token-check';

/** What the calls work with. */
export interface CallContext {
  readonly services: Services;
  readonly bridge: Bridge;
  /** Throws where a data source does not carry the token that is configured. */
  readonly checkToken: TokenCheck;
  readonly log: BaseLogger;
  readonly version: string;
  /** How long a query or another call may run, ms. */
  readonly timeoutMs: number;
  /** Ends all work, with a TailgateError as its reason. */
  readonly shutdown: AbortSignal;
  /** After how many ms a window of a source is complete. */
  readonly settleLagOf: (source: string) => number;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Lets the launchers of one Grafana end; see the hold route of the HTTP interface. */
  readonly releaseHolds: (peer: string | undefined) => void;
}
