import { readFileSync } from 'node:fs';
import { Value } from '@sinclair/typebox/value';
import { TailgateError } from '../errors';
import { checkLayer } from './check-layer';
import type { ServeConfig } from './config';
import { isMapping, withDefaults } from './defaults';
import type { Issue } from './layer';
import { merge } from './merge';
import { configFlag, configVariable, defaultConfigFile } from './options';
import { readEnvironment, type Environment } from './read-environment';
import { readFile, type ReadTextFile } from './read-file';
import { readFlags } from './read-flags';
import { resolve } from './resolve';
import { ServeOptions } from './schema';

export interface ConfigInput {
  /** The words behind `tailgate serve`. */
  readonly args: readonly string[];
  readonly environment: Environment;
  /** The names that `fields` of a source may map, see `canonicalFields` of the access log. */
  readonly fieldNames: readonly string[];
  /** Reads a file as UTF-8; from the disk where absent. */
  readonly readTextFile?: ReadTextFile;
}

export type ConfigResult =
  | { readonly kind: 'help' }
  | { readonly kind: 'config'; readonly config: ServeConfig; readonly notices: readonly string[] }
  /** Everything that is wrong, all of code `invalid-input`. */
  | { readonly kind: 'errors'; readonly errors: readonly TailgateError[] };

const errorOf = ({ message, place, remedy }: Issue): TailgateError =>
  new TailgateError('invalid-input', message, { place, remedy });

/**
 * Reads the options of `tailgate serve`: flags before environment before file before defaults. Never
 * throws for what a person wrote: every error is in the answer, none of them repeats a secret.
 */
export function readConfig(input: ConfigInput): ConfigResult {
  const readTextFile = input.readTextFile ?? ((path: string) => readFileSync(path, 'utf8'));
  const flags = readFlags(input.args);
  if (flags.help) return { kind: 'help' };
  const environment = readEnvironment(input.environment);
  const named =
    flags.configFile !== undefined
      ? { path: flags.configFile, by: configFlag }
      : { path: environment.configFile, by: configVariable };
  const file = readFile(
    named.path ?? defaultConfigFile,
    named.path === undefined ? undefined : named.by,
    readTextFile,
  );
  const layers = [flags, environment, file].map((read) => ({
    read,
    layer: read.layer,
    ...checkLayer(ServeOptions, read.layer),
  }));
  const issues = layers.flatMap((layer) => [...layer.read.issues, ...layer.issues]);
  const merged = merge(layers);
  const options = withDefaults(ServeOptions, merged.values);
  if (!Value.Check(ServeOptions, options)) {
    throw new TailgateError('internal', 'Checked options do not fit their schema.', {
      place: 'backend/config',
    });
  }
  const tokenGiven = layers.some(
    ({ layer }) =>
      isMapping(layer.values) && ('token' in layer.values || 'tokenFile' in layer.values),
  );
  const config = resolve(
    options,
    { ...input, readTextFile, tokenGiven },
    (path, message, remedy) => {
      issues.push({ message, place: merged.locate(path), remedy });
    },
  );
  if (issues.length > 0) return { kind: 'errors', errors: issues.map(errorOf) };
  return { kind: 'config', config, notices: layers.flatMap((layer) => layer.read.notices) };
}
