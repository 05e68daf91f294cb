/** CloudWatch's own limit of one event, in bytes of UTF-8. */
export const maximumEventBytes = 1_048_576;

/** One event as a reader finds it. */
export interface LogEvent {
  /** ms since the epoch; undefined where the shape does not tell and the line itself must. */
  readonly timestamp: number | undefined;
  readonly message: string;
  readonly logStream?: string;
  /** ms since the epoch. */
  readonly ingestionTime?: number;
  /** Line of the file on which the event begins, from 1. */
  readonly line: number;
}
