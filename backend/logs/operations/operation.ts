import type { Static, TSchema } from '@sinclair/typebox';
import type { LogsEngine } from '../embedded/logs-engine';
import type { JsonText } from '../server/json-text';
import { InputCheck } from '../server/validate';

/** One call of the API. */
export interface Operation {
  readonly name: string;
  /** Checks the input and answers. @throws ServiceError */
  call(engine: LogsEngine, input: unknown, requestId: string): Promise<object | JsonText>;
}

type Answer = object | JsonText;

/** Makes an operation of a schema and of what it does with input that fits the schema. */
export function operation<S extends TSchema>(
  name: string,
  schema: S,
  run: (engine: LogsEngine, input: Static<S>, requestId: string) => Answer | Promise<Answer>,
): Operation {
  const check = new InputCheck(schema);
  return {
    name,
    call: async (engine, input, requestId) => run(engine, check.parse(input), requestId),
  };
}
