import type { Relation } from '../../insights/relation';

/**
 * The events that a query may see, with pointers in base64 as CloudWatch gives them.
 * @param ingestedBeforeMs events that arrived later are not there yet; ms since the epoch, Infinity for all
 */
export function visibleRelation(relation: Relation, ingestedBeforeMs: number): Relation {
  const from = Number.isFinite(ingestedBeforeMs)
    ? `(SELECT * FROM ${relation.from} WHERE ${relation.ingestionTime} <= ${Math.trunc(ingestedBeforeMs)})`
    : relation.from;
  return {
    from,
    timestamp: relation.timestamp,
    ingestionTime: relation.ingestionTime,
    message: relation.message,
    logStream: relation.logStream,
    log: relation.log,
    pointer: `base64(encode(${relation.pointer}))`,
    sequence: relation.sequence,
    field: (name) => relation.field(name),
  };
}

/** The table and row that a pointer means; undefined where it is none of ours. */
export function readPointer(pointer: string): { table: string; row: number } | undefined {
  const text = Buffer.from(pointer, 'base64').toString('utf8');
  const match = /^(events_\d{1,9})-(\d{1,15})$/.exec(text);
  return match === null ? undefined : { table: match[1] ?? '', row: Number(match[2]) };
}
