import { Value } from '@sinclair/typebox/value';
import { keyword } from './options';
import { EngineOptions } from './schema';

const defaults: ReadonlyMap<string, unknown> = new Map(
  Object.entries(EngineOptions.properties).map(([key, schema]) => [
    key,
    keyword(schema, 'default'),
  ]),
);

/** The keys of `engine` that are not as they are by default, in the order of the schema. */
export function changedSwitches(engine: EngineOptions): readonly string[] {
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(engine));
  return [...defaults.keys()].filter((key) => !Value.Equal(values.get(key), defaults.get(key)));
}
