import type { AccessLogFormat, CanonicalField } from './canonical';

/** Where a line has its time; the first hint that yields an instant wins. */
export interface TimestampHint {
  /** A discovered field by its dotted name; with a pattern, the canonical name of the field. */
  readonly field: string;
  readonly format: 'epoch' | 'clf';
  /**
   * A regular expression over the message whose one group is the time, where lines have no discovered
   * fields. The group has no name: engines differ in how a named one is spelled.
   */
  readonly pattern?: string;
}

const timeFields: readonly { field: CanonicalField; format: TimestampHint['format'] }[] = [
  { field: 'requestTimeEpoch', format: 'epoch' },
  { field: 'requestTime', format: 'clf' },
];

/** Where lines of a format have their time: the epoch first, being exact to the millisecond on REST APIs. */
export function timestampHints(format: AccessLogFormat): TimestampHint[] {
  return timeFields.flatMap(({ field, format: timeFormat }): TimestampHint[] => {
    const source = format.fields.get(field);
    if (source === undefined) return [];
    return source.from === 'field'
      ? [{ field: source.name, format: timeFormat }]
      : [{ field, format: timeFormat, pattern: source.pattern.replace(`(?<${field}>`, '(') }];
  });
}
