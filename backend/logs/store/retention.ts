import type { FieldUse } from '../../insights/compiled';

/** What a log group keeps of its events. */
export type Retention =
  /** The message as it came, and every discovered field. */
  | { readonly keep: 'everything' }
  /**
   * Only what the queries to come read (`fieldsRead`): the fields as text or number, and system fields such as
   * `@message` or `@logStream`. The message of a line that is no JSON object is kept in any case.
   */
  | { readonly keep: 'fields'; readonly fields: readonly FieldUse[] };

/** System fields that every event has. */
export const systemFields: ReadonlySet<string> = new Set([
  '@timestamp',
  '@ingestionTime',
  '@message',
  '@logStream',
  '@log',
  '@ptr',
]);
