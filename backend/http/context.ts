import type { ServeConfig } from '../config/config';
import type { Services } from '../services/services';
import type { LauncherHolds } from './launcher-holds';
import type { Metrics } from './metrics';
import type { PluginAddress } from './plugin-server';
import type { ReadinessCheck } from './readiness';

/** What the routes work with. */
export interface Context {
  readonly config: ServeConfig;
  readonly services: Services;
  readonly readiness: ReadinessCheck;
  readonly metrics: Metrics;
  /** Where the data source of Grafana is served; undefined where it is not, or not yet. */
  readonly pluginAddress: () => PluginAddress | undefined;
  /** The launchers of that data source. */
  readonly holds: LauncherHolds;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Aborted, with a TailgateError as its reason, when running requests must end. */
  readonly shutdown: AbortSignal;
  /** Aborted as soon as a stop is asked for: from then on, no load balancer shall send more. */
  readonly stopping: AbortSignal;
}
