/** How one field of an event is read: trusted DuckDB expressions, never text of a user. */
export interface FieldBinding {
  /** VARCHAR: the value as CloudWatch shows it, NULL where the event lacks the field. */
  readonly text: string;
  /** DOUBLE: the value where the text is a plain decimal number, else NULL. */
  readonly number: string;
}

/** Where a compiled query reads events from. */
export interface Relation {
  /** What stands behind FROM: a trusted SQL relation that holds one row per event. */
  readonly from: string;
  /** BIGINT, ms since the epoch. */
  readonly timestamp: string;
  /** BIGINT, ms since the epoch. */
  readonly ingestionTime: string;
  /** VARCHAR, the message as it was stored. */
  readonly message: string;
  /** VARCHAR, the log stream. */
  readonly logStream: string;
  /** VARCHAR, `account-id:log-group-name`. */
  readonly log: string;
  /** VARCHAR, the pointer to the event, as in `@ptr`. */
  readonly pointer: string;
  /** BIGINT, a number that orders events with equal timestamps. */
  readonly sequence: string;
  /** A discovered field; undefined where no event of the relation has it. */
  field(name: string): FieldBinding | undefined;
}
