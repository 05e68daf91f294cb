import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { root } from './dockerfile';

const Manifest = Type.Object({
  type: Type.String(),
  id: Type.String(),
  executable: Type.Optional(Type.String()),
  includes: Type.Optional(Type.Array(Type.Object({ type: Type.String(), path: Type.String() }))),
  dependencies: Type.Object({ grafanaDependency: Type.String() }),
});
export type Manifest = Static<typeof Manifest>;

/** Every plugin of the source folder. */
export function readPlugins(): readonly Manifest[] {
  const source = join(root, 'src');
  const entries = readdirSync(source, { recursive: true, withFileTypes: true });
  return entries
    .filter(({ name, parentPath }) => name === 'plugin.json' && !/node_modules/.test(parentPath))
    .map(({ parentPath }) => {
      const text = readFileSync(join(parentPath, 'plugin.json'), 'utf8');
      return Value.Parse(Manifest, JSON.parse(text));
    });
}

/** The plugin of a type of which there is one. @throws Error where there is none */
export function pluginOf(type: 'app' | 'datasource'): Manifest {
  const found = readPlugins().find((plugin) => plugin.type === type);
  if (found === undefined) throw new Error(`There is no plugin of the type ${type}.`);
  return found;
}
