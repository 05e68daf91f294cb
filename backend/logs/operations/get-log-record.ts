import { Type } from '@sinclair/typebox';
import { readPointer } from '../life-cycle/visible-relation';
import { invalidParameter, ServiceError } from '../server/service-error';
import { embeddedAccount } from '../store/group-relation';
import { operation } from './operation';

const input = Type.Object({
  logRecordPointer: Type.String({ minLength: 1 }),
  unmask: Type.Optional(Type.Boolean()),
});

/** All fields of the event that a @ptr points to. */
export const getLogRecord = operation('GetLogRecord', input, async (engine, call) => {
  const pointer = readPointer(call.logRecordPointer);
  if (pointer === undefined) throw invalidParameter('The specified log record pointer is invalid.');
  const group = engine.catalogue
    .list()
    .find(({ name }) => engine.reader.tableOf(name) === pointer.table);
  const record = group && (await engine.reader.record(group.name, pointer.row));
  if (record === undefined) {
    throw new ServiceError('ResourceNotFoundException', 'The specified log record does not exist.');
  }
  return {
    logRecord: {
      '@ptr': call.logRecordPointer,
      '@log': `${embeddedAccount}:${group?.name}`,
      ...Object.fromEntries(record),
    },
  };
});
