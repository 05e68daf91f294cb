import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { expandAll, type HostEnvironment } from './expand-variables';
import { yamlFiles } from './yaml-files';

const Texts = Type.Record(Type.String(), Type.String());
const JsonObject = Type.Record(Type.String(), Type.Unknown());

const File = Type.Object({
  apiVersion: Type.Literal(1),
  datasources: Type.Array(
    Type.Object({
      name: Type.String({ minLength: 1 }),
      type: Type.String({ minLength: 1 }),
      uid: Type.String({ minLength: 1, maxLength: 40 }),
      url: Type.Optional(Type.String()),
      access: Type.Optional(Type.Union([Type.Literal('proxy'), Type.Literal('direct')])),
      isDefault: Type.Optional(Type.Boolean()),
      editable: Type.Optional(Type.Boolean()),
      jsonData: Type.Optional(JsonObject),
      secureJsonData: Type.Optional(Texts),
    }),
  ),
});

/** A data source of Grafana, its secrets in the clear. */
export interface DataSource {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  /** The id of its plugin. */
  readonly type: string;
  readonly url: string;
  readonly isDefault: boolean;
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

/** What a caller must say of a data source. */
export type DataSourceInput = Pick<DataSource, 'uid' | 'type'> & Partial<DataSource>;

/** A data source with what is missing filled in. @param id its number, from 1 */
export function dataSource(input: DataSourceInput, id: number): DataSource {
  return {
    id,
    name: input.uid,
    url: '',
    isDefault: false,
    jsonData: {},
    secureJsonData: {},
    ...input,
  };
}

/** The data sources of `provisioning/datasources`. @throws Error for a file that Grafana would refuse */
export function readDataSources(
  provisioning: string,
  environment: HostEnvironment,
): readonly DataSource[] {
  const files = yamlFiles(join(provisioning, 'datasources'), File);
  return files
    .flatMap((file) => Value.Decode(File, expandAll(file, environment)).datasources)
    .map((entry, index) => dataSource(entry, index + 1));
}
