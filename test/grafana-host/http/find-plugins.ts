import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

const PluginJson = Type.Object({
  id: Type.String({ minLength: 1 }),
  type: Type.Union([Type.Literal('app'), Type.Literal('datasource'), Type.Literal('panel')]),
  backend: Type.Optional(Type.Boolean()),
  alerting: Type.Optional(Type.Boolean()),
  executable: Type.Optional(Type.String()),
  autoEnabled: Type.Optional(Type.Boolean()),
});

/** A plugin that was found, in a folder of its own. */
export interface FoundPlugin {
  readonly id: string;
  readonly type: 'app' | 'datasource' | 'panel';
  readonly folder: string;
  /** The file that Grafana runs on this machine; absent for a plugin without a backend. */
  readonly executable: string | undefined;
}

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Go's names of a system and its architecture, as the names of executables end. */
export function platformSuffix(): string {
  return `${process.platform}_${architectures[process.arch] ?? process.arch}`;
}

/**
 * The plugins in a folder: of an app the nested ones too, each loaded as a plugin of its own.
 * @throws Error where a plugin.json cannot be read, or an id occurs twice
 */
export function findPlugins(folder: string): readonly FoundPlugin[] {
  const found: FoundPlugin[] = [];
  const visit = (current: string): void => {
    const entries = readdirSync(current, { withFileTypes: true });
    if (entries.some((entry) => entry.isFile() && entry.name === 'plugin.json')) {
      found.push(readPlugin(current));
    }
    for (const entry of entries) {
      if (entry.isDirectory() && entry.name !== 'node_modules') visit(join(current, entry.name));
    }
  };
  visit(folder);
  for (const { id } of found) {
    if (found.filter((other) => other.id === id).length > 1) {
      throw new Error(`Two plugins have the id ${id}.`);
    }
  }
  return found;
}

function readPlugin(folder: string): FoundPlugin {
  const content: unknown = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8'));
  const { id, type, backend = false, executable } = Value.Parse(PluginJson, content);
  if (backend && executable === undefined) {
    throw new Error(`The plugin ${id} has a backend but names no executable.`);
  }
  const path =
    backend && executable !== undefined
      ? join(folder, `${executable}_${platformSuffix()}`)
      : undefined;
  return { id, type, folder, executable: path };
}
