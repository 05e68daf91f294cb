import type { QueryManager } from '../life-cycle/query-manager';
import { embeddedAccount } from '../store/group-relation';
import type { EventReader } from './event-reader';
import type { EventWriter } from './event-writer';
import type { LogCatalogue } from './log-catalogue';
import type { EngineSwitches } from './switches';

/** What the operations work with. */
export interface LogsEngine {
  readonly catalogue: LogCatalogue;
  readonly writer: EventWriter;
  readonly reader: EventReader;
  readonly queries: QueryManager;
  readonly switches: EngineSwitches;
  /** The region that ARNs name. */
  readonly region: string;
  /** ms since the epoch */
  readonly clock: () => number;
}

/** The ARN of a log group, without the `:*` that older operations add. */
export function logGroupArn(region: string, name: string): string {
  return `arn:aws:logs:${region}:${embeddedAccount}:log-group:${name}`;
}
