import { Type } from '@sinclair/typebox';
import { invalidParameter } from '../server/service-error';
import { operation } from './operation';
import { shapes, wordOf } from './shapes';

const input = Type.Object({
  logGroupName: shapes.logGroupName,
  logGroupClass: Type.Optional(wordOf('STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY')),
  kmsKeyId: Type.Optional(Type.String({ maxLength: 256 })),
  tags: Type.Optional(Type.Record(Type.String(), Type.String())),
});

/** Creates a log group. Tags and keys have no effect here, so they are refused. */
export const createLogGroup = operation('CreateLogGroup', input, async (engine, call) => {
  if (call.kmsKeyId !== undefined || Object.keys(call.tags ?? {}).length > 0) {
    throw invalidParameter('The embedded CloudWatch Logs supports neither kmsKeyId nor tags.');
  }
  await engine.catalogue.createGroup({
    name: call.logGroupName,
    createdMs: engine.clock(),
    logClass: call.logGroupClass ?? 'STANDARD',
  });
  return {};
});
