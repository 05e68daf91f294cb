import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TSchema, Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { parse } from 'yaml';

/**
 * Every YAML file of a folder of `provisioning/`, by name; none where the folder does not exist.
 * @throws Error that names the file and the first thing in it that does not fit
 */
export function yamlFiles<Schema extends TSchema>(
  folder: string,
  schema: Schema,
): readonly Static<Schema>[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => {
    const path = join(folder, name);
    const content: unknown = parse(readFileSync(path, 'utf8'));
    const fault = Value.Errors(schema, content).First();
    if (fault !== undefined) throw new Error(`${path}: ${fault.path}: ${fault.message}`);
    return Value.Decode(schema, content);
  });
}
