import { Type } from '@sinclair/typebox';
import { operation } from './operation';
import { shapes } from './shapes';

const input = Type.Object({
  logGroupName: shapes.logGroupName,
  logStreamName: shapes.logStreamName,
});

/** Creates a log stream in a log group. */
export const createLogStream = operation('CreateLogStream', input, async (engine, call) => {
  await engine.catalogue.createStream(call.logGroupName, call.logStreamName, engine.clock());
  return {};
});
