import type { ServeConfig } from '../config/config';
import type { Services } from '../services/services';
import type { Metrics } from './metrics';
import type { ReadinessCheck } from './readiness';

/** What the routes work with. */
export interface Context {
  readonly config: ServeConfig;
  readonly services: Services;
  readonly readiness: ReadinessCheck;
  readonly metrics: Metrics;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Aborted, with a TailgateError as its reason, when running requests must end. */
  readonly shutdown: AbortSignal;
  /** Aborted as soon as a stop is asked for: from then on, no load balancer shall send more. */
  readonly stopping: AbortSignal;
}
