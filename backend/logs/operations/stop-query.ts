import { Type } from '@sinclair/typebox';
import { invalidParameter } from '../server/service-error';
import { operation } from './operation';

const input = Type.Object({ queryId: Type.String({ maxLength: 256 }) });

/** Stops a query that has not ended yet. */
export const stopQuery = operation('StopQuery', input, (engine, { queryId }) => {
  const record = engine.queries.get(queryId);
  if (!engine.queries.stop(record)) {
    throw invalidParameter(`Query is already ended with ${record.status} status`);
  }
  return { success: true };
});
