import type { QueryColumns } from '../../insights/columns';

export const queryStatuses = [
  'Scheduled',
  'Running',
  'Complete',
  'Failed',
  'Cancelled',
  'Timeout',
  'Unknown',
] as const;
export type QueryStatus = (typeof queryStatuses)[number];

/** A query from StartQuery on. Times are ms since the epoch. */
export interface QueryRecord {
  readonly id: string;
  readonly text: string;
  readonly logGroups: readonly string[];
  /** Inclusive. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
  readonly createdMs: number;
  readonly controller: AbortController;
  status: QueryStatus;
  /** When it began to run; undefined while it is scheduled. */
  runningMs: number | undefined;
  endedMs: number | undefined;
  /** Rows, as soon as they are known: clients see a part of them while the query is Running. */
  result: QueryColumns | undefined;
  /** Roughly what the result takes in memory. */
  resultBytes: number;
  /** Why it failed. */
  failure: string | undefined;
}

/** Whether the query has come to an end, well or badly. */
export function hasEnded({ status }: QueryRecord): boolean {
  return status !== 'Scheduled' && status !== 'Running';
}

/** Roughly the bytes that a result takes. */
export function sizeOfResult({ columns }: QueryColumns): number {
  let bytes = 0;
  for (const column of columns) {
    if (column.kind !== 'text') {
      bytes += column.values.byteLength;
      continue;
    }
    bytes += column.codes.byteLength;
    // An object's frame and two bytes a character, at the most.
    for (const text of column.dictionary) bytes += 24 + text.length * 2;
  }
  return bytes;
}
