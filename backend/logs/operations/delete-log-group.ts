import { Type } from '@sinclair/typebox';
import { operation } from './operation';
import { shapes } from './shapes';

const input = Type.Object({ logGroupName: shapes.logGroupName });

/** Deletes a log group with all that it holds. */
export const deleteLogGroup = operation('DeleteLogGroup', input, async (engine, call) => {
  await engine.catalogue.deleteGroup(call.logGroupName);
  return {};
});
