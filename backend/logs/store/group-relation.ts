import type { FieldBinding, Relation } from '../../insights/relation';
import { quoteLiteral } from '../sql-text';
import { eventColumns, type LogGroupTable } from './log-group-table';

/** The account that `@log` names where a log came from files. */
export const embeddedAccount = '000000000000';

const names = {
  timestamp: 'e_ts',
  ingestionTime: 'e_ingestion',
  message: 'e_message',
  logStream: 'e_stream',
  log: 'e_log',
  pointer: 'e_ptr',
  sequence: 'e_seq',
} as const;

/** The events of one or several log groups, for the compiler. Fields of several groups are united by name. */
export function relationOf(groups: readonly LogGroupTable[]): Relation {
  const [only] = groups;
  if (only !== undefined && groups.length === 1) {
    return {
      ...names,
      from: `(SELECT ${systemColumns(only, 0).join(', ')}, * EXCLUDE (${presentColumns(only).join(', ')}) FROM ${only.table})`,
      field: (name) => only.field(name),
    };
  }
  const fields = unitedFields(groups);
  const parts = groups.map((group, index) => {
    const columns = fields.flatMap((name, at) => {
      const binding = group.field(name);
      return [
        `${binding?.text ?? 'NULL::VARCHAR'} AS u_t${at}`,
        `${binding?.number ?? 'NULL::DOUBLE'} AS u_n${at}`,
      ];
    });
    return `SELECT ${[...systemColumns(group, index), ...columns].join(', ')} FROM ${group.table}`;
  });
  const positions = new Map(fields.map((name, at) => [name, at]));
  return {
    ...names,
    from: `(${parts.join(' UNION ALL ')})`,
    field(name): FieldBinding | undefined {
      const at = positions.get(name);
      return at === undefined ? undefined : { text: `u_t${at}`, number: `u_n${at}` };
    },
  };
}

/** Sequence numbers of several groups must differ: the group's position stands above the row number. */
const groupSequence = 2 ** 42;

function systemColumns(group: LogGroupTable, index: number): string[] {
  const { keeps, table } = group;
  const ingestion = keeps.ingestionTime
    ? `COALESCE(${eventColumns.ingestionTime}, ${eventColumns.timestamp})`
    : eventColumns.timestamp;
  return [
    `${eventColumns.timestamp} AS ${names.timestamp}`,
    `${ingestion} AS ${names.ingestionTime}`,
    `${eventColumns.message} AS ${names.message}`,
    `${keeps.logStream ? eventColumns.logStream : "''"} AS ${names.logStream}`,
    `${quoteLiteral(`${embeddedAccount}:${group.name}`)} AS ${names.log}`,
    `${quoteLiteral(`${table}-`)} || rowid AS ${names.pointer}`,
    `rowid + ${index * groupSequence} AS ${names.sequence}`,
  ];
}

function presentColumns(group: LogGroupTable): string[] {
  return [
    eventColumns.timestamp,
    eventColumns.message,
    ...(group.keeps.logStream ? [eventColumns.logStream] : []),
    ...(group.keeps.ingestionTime ? [eventColumns.ingestionTime] : []),
  ];
}

function unitedFields(groups: readonly LogGroupTable[]): string[] {
  return [...new Set(groups.flatMap((group) => group.fields().map(({ name }) => name)))];
}
