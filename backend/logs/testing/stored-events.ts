import type { FieldUse } from '../../insights/compiled';
import type { InputFile } from '../input/input-file';
import { ingestFiles, type IngestOptions } from '../ingest/ingest-files';
import type { IngestReport } from '../ingest/report';
import { EventStore } from '../store/event-store';
import type { Retention } from '../store/retention';

export const testSettings = { memoryLimitMib: 512, threads: 2 } as const;

/** A value of a table: text, number or null. */
export type StoredValue = string | number | null;

export interface StoredEvents {
  readonly reports: IngestReport[];
  /** Rows in order, by column: ts, message, then each field as `NAME` (text) and `NAME#` (number). */
  readonly rows: Record<string, StoredValue>[];
  readonly messageBytes: number;
}

export function fieldUse(name: string, asText = true, asNumber = true): FieldUse {
  return { name, asText, asNumber };
}

let groups = 0;

/** Reads files into a new log group of a store (a new store where none is given) and gives back what is stored. */
export async function storeFiles(
  files: readonly InputFile[],
  retention: Retention,
  options: IngestOptions = {},
  shared?: EventStore,
): Promise<StoredEvents> {
  const store = shared ?? (await EventStore.open(testSettings));
  const name = `group-${groups++}`;
  try {
    const group = await store.createLogGroup(name, retention);
    const reports = await ingestFiles(store, name, files, options);
    return { reports, rows: await storedRows(store, name), messageBytes: group.messageBytes };
  } finally {
    if (shared === undefined) await store.close();
    else await store.deleteLogGroup(name);
  }
}

/** What a log group holds, as a query reads it. */
export async function storedRows(
  store: EventStore,
  logGroup: string,
  fields?: readonly string[],
): Promise<Record<string, StoredValue>[]> {
  const group = store.logGroup(logGroup);
  const relation = store.relation([logGroup]);
  const names = fields ?? group.fields().map(({ name }) => name);
  const selected = [
    `${relation.timestamp} AS "ts"`,
    `${relation.message} AS "message"`,
    `${relation.logStream} AS "stream"`,
    ...names.flatMap((name, at) => {
      const binding = relation.field(name);
      return [`${binding?.text ?? 'NULL'} AS t${at}`, `${binding?.number ?? 'NULL'} AS n${at}`];
    }),
  ];
  const rows = await store.database.rows(
    `SELECT ${selected.join(', ')} FROM ${relation.from} ORDER BY ${relation.sequence}`,
  );
  return rows.map(([ts, message, stream, ...values]) => {
    const row: Record<string, StoredValue> = {
      ts: plain(ts),
      message: plain(message),
      stream: plain(stream),
    };
    names.forEach((name, at) => {
      row[name] = plain(values[at * 2]);
      row[`${name}#`] = plain(values[at * 2 + 1]);
    });
    return row;
  });
}

function plain(value: unknown): StoredValue {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
