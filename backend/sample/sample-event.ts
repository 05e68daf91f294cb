/** A log event as it stands in its log group. */
export interface SampleEvent {
  /** Ms since the epoch. */
  readonly timestampMs: number;
  readonly logGroup: string;
  readonly logStream: string;
  readonly message: string;
}
