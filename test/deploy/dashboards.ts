import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { root } from './dockerfile';

const DataSourceRef = Type.Object({ type: Type.String(), uid: Type.String() });
const Target = Type.Object({ refId: Type.String() });

const Panel = Type.Object({
  id: Type.Integer({ minimum: 1 }),
  type: Type.String(),
  title: Type.String({ minLength: 1 }),
  description: Type.String({ minLength: 1 }),
  gridPos: Type.Object({
    x: Type.Integer({ minimum: 0 }),
    y: Type.Integer({ minimum: 0 }),
    w: Type.Integer({ minimum: 1, maximum: 24 }),
    h: Type.Integer({ minimum: 1 }),
  }),
  datasource: DataSourceRef,
  targets: Type.Array(Type.Intersect([Target, Type.Object({ datasource: DataSourceRef })]), {
    minItems: 1,
  }),
  transformations: Type.Array(
    Type.Object({
      id: Type.String(),
      filter: Type.Optional(
        Type.Object({ id: Type.Literal('byName'), options: Type.String({ minLength: 1 }) }),
      ),
      options: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
});
export type Panel = Static<typeof Panel>;

const Annotation = Type.Object({
  name: Type.String(),
  datasource: DataSourceRef,
  enable: Type.Boolean(),
  iconColor: Type.String(),
  target: Type.Optional(Target),
});
export type Annotation = Static<typeof Annotation>;

const Dashboard = Type.Object({
  uid: Type.String({ minLength: 1, maxLength: 40 }),
  title: Type.String({ minLength: 1 }),
  annotations: Type.Object({ list: Type.Array(Annotation) }),
  templating: Type.Object({
    list: Type.Array(
      Type.Object({
        name: Type.String(),
        type: Type.Literal('query'),
        datasource: DataSourceRef,
        query: Type.Object({ refId: Type.String(), of: Type.String() }),
      }),
    ),
  }),
  panels: Type.Array(Panel, { minItems: 1 }),
});
export type Dashboard = Static<typeof Dashboard>;

export const dashboardFolder = join(root, 'provisioning', 'dashboards');

/** The provisioned dashboards by file name. @throws Error for one that lacks what Grafana needs */
export function readDashboards(): readonly (readonly [string, Dashboard])[] {
  return readdirSync(dashboardFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const content: unknown = JSON.parse(readFileSync(join(dashboardFolder, name), 'utf8'));
      const fault = Value.Errors(Dashboard, content).First();
      if (fault !== undefined) throw new Error(`${name}: ${fault.path}: ${fault.message}`);
      return [name, Value.Decode(Dashboard, content)] as const;
    });
}
