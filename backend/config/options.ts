import { KindGuard, type TObject, type TSchema } from '@sinclair/typebox';
import { ServeOptions } from './schema';

/** One value that a flag, a variable and a key of the file can set. */
export interface Option {
  /** Keys in the file from the outermost, for example `['embedded', 'port']`. */
  readonly path: readonly string[];
  /** For messages: `embedded.port`. */
  readonly name: string;
  /** `--embedded-port` */
  readonly flag: string;
  /** `TAILGATE_EMBEDDED_PORT` */
  readonly variable: string;
  readonly schema: TSchema;
}

const words = (path: readonly string[]): string[] =>
  path.flatMap((key) => key.split(/(?=[A-Z])/).map((word) => word.toLowerCase()));

function collect(schema: TObject, path: readonly string[]): Option[] {
  return Object.entries(schema.properties).flatMap(([key, property]) => {
    const here = [...path, key];
    const isGroup = KindGuard.IsObject(property) && keyword(property, 'oneOption') !== true;
    if (isGroup) return collect(property, here);
    return [
      {
        path: here,
        name: here.join('.'),
        flag: `--${words(here).join('-')}`,
        variable: `TAILGATE_${words(here).join('_').toUpperCase()}`,
        schema: property,
      },
    ];
  });
}

/** Every option of `tailgate serve`, in the order of the schema. */
export const options: readonly Option[] = collect(ServeOptions, []);

/** The variable that names the file. */
export const configVariable = 'TAILGATE_CONFIG';
/** The flag that names the file. */
export const configFlag = '--config';
/** The file that is read where none is named. */
export const defaultConfigFile = 'tailgate.yaml';

/** A keyword of a schema that TypeBox does not know itself, such as `secret`. */
export function keyword(schema: TSchema, name: string): unknown {
  const value: unknown = schema[name];
  return value;
}
