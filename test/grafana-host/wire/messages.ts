import { Type, type Static } from '@sinclair/typebox';

// What the host reads. protobufjs gives objects of unknown shape: they are checked against these.

const StringLists = Type.Record(Type.String(), Type.Object({ values: Type.Array(Type.String()) }));

export const DataResponse = Type.Object({
  frames: Type.Array(Type.Uint8Array()),
  error: Type.String(),
  status: Type.Integer(),
  errorSource: Type.String(),
  format: Type.Integer(),
});
export type DataResponse = Static<typeof DataResponse>;

export const QueryDataResponse = Type.Object({
  responses: Type.Record(Type.String(), DataResponse),
});
export type QueryDataResponse = Static<typeof QueryDataResponse>;

export const CallResourceResponse = Type.Object({
  code: Type.Integer(),
  headers: StringLists,
  body: Type.Uint8Array(),
});
export type CallResourceResponse = Static<typeof CallResourceResponse>;

/** Status: 0 unknown, 1 ok, 2 error. */
export const CheckHealthResponse = Type.Object({
  status: Type.Integer(),
  message: Type.String(),
  jsonDetails: Type.Uint8Array(),
});
export type CheckHealthResponse = Static<typeof CheckHealthResponse>;

export const CollectMetricsResponse = Type.Object({
  metrics: Type.Union([Type.Object({ prometheus: Type.Uint8Array() }), Type.Null()]),
});
export type CollectMetricsResponse = Static<typeof CollectMetricsResponse>;

/** Channel: 1 stdout, 2 stderr. */
export const StdioData = Type.Object({ channel: Type.Integer(), data: Type.Uint8Array() });
export type StdioData = Static<typeof StdioData>;

export const Empty = Type.Object({});
export const ConnInfo = Type.Object({ service_id: Type.Integer() });
/** Status: 1 serving. */
export const HealthCheckResponse = Type.Object({ status: Type.Integer() });

// What the host writes.

export interface User {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

export interface DataSourceInstanceSettings {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly user: string;
  readonly database: string;
  readonly basicAuthEnabled: boolean;
  readonly basicAuthUser: string;
  readonly jsonData: Uint8Array;
  readonly decryptedSecureJsonData: Readonly<Record<string, string>>;
  readonly lastUpdatedMS: number;
  readonly uid: string;
}

export interface PluginContext {
  readonly orgId: number;
  readonly pluginId: string;
  /** Absent where Grafana itself asks, as in alerting. */
  readonly user?: User;
  readonly dataSourceInstanceSettings?: DataSourceInstanceSettings;
  readonly grafanaConfig: Readonly<Record<string, string>>;
  readonly pluginVersion: string;
  readonly userAgent: string;
}

export interface DataQuery {
  readonly refId: string;
  readonly maxDataPoints: number;
  readonly intervalMS: number;
  readonly timeRange: { readonly fromEpochMS: number; readonly toEpochMS: number };
  readonly json: Uint8Array;
  readonly queryType: string;
}

export interface QueryDataRequest {
  readonly pluginContext: PluginContext;
  readonly headers: Readonly<Record<string, string>>;
  readonly queries: readonly DataQuery[];
}

export interface CallResourceRequest {
  readonly pluginContext: PluginContext;
  readonly path: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, { readonly values: readonly string[] }>>;
  readonly body: Uint8Array;
}

export interface CheckHealthRequest {
  readonly pluginContext: PluginContext;
  readonly headers: Readonly<Record<string, string>>;
}
