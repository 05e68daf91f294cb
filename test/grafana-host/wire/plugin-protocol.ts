import { parse, type Type } from 'protobufjs';

/**
 * The messages of Grafana's `pluginv2`, by their field numbers in backend.proto of
 * grafana-plugin-sdk-go 0.287. Written apart from the backend's own description, so that a wrong
 * number on either side shows.
 */
const pluginv2 = `
syntax = "proto3";
package pluginv2;

message AppInstanceSettings {
  bytes jsonData = 3;
  map<string, string> decryptedSecureJsonData = 4;
  int64 lastUpdatedMS = 5;
  string apiVersion = 6;
}
message DataSourceInstanceSettings {
  int64 id = 1;
  string name = 2;
  string url = 3;
  string user = 4;
  string database = 5;
  bool basicAuthEnabled = 6;
  string basicAuthUser = 7;
  bytes jsonData = 8;
  map<string, string> decryptedSecureJsonData = 9;
  int64 lastUpdatedMS = 10;
  string uid = 11;
  string apiVersion = 12;
}
message User {
  string login = 1;
  string name = 2;
  string email = 3;
  string role = 4;
}
message PluginContext {
  int64 orgId = 1;
  string pluginId = 2;
  User user = 3;
  AppInstanceSettings appInstanceSettings = 4;
  DataSourceInstanceSettings dataSourceInstanceSettings = 5;
  map<string, string> grafanaConfig = 6;
  string pluginVersion = 7;
  string userAgent = 8;
  string apiVersion = 9;
}
message StringList { repeated string values = 1; }

message TimeRange {
  int64 fromEpochMS = 1;
  int64 toEpochMS = 2;
}
message DataQuery {
  string refId = 1;
  int64 maxDataPoints = 2;
  int64 intervalMS = 3;
  TimeRange timeRange = 4;
  bytes json = 5;
  string queryType = 6;
}
message QueryDataRequest {
  PluginContext pluginContext = 1;
  map<string, string> headers = 2;
  repeated DataQuery queries = 3;
}
message DataResponse {
  repeated bytes frames = 1;
  string error = 2;
  bytes jsonMeta = 3;
  int32 status = 4;
  string errorSource = 5;
  int32 format = 6;
}
message QueryDataResponse { map<string, DataResponse> responses = 1; }

message CallResourceRequest {
  PluginContext pluginContext = 1;
  string path = 2;
  string method = 3;
  string url = 4;
  map<string, StringList> headers = 5;
  bytes body = 6;
}
message CallResourceResponse {
  int32 code = 1;
  map<string, StringList> headers = 2;
  bytes body = 3;
}

message CheckHealthRequest {
  PluginContext pluginContext = 1;
  map<string, string> headers = 2;
}
message CheckHealthResponse {
  int32 status = 1;
  string message = 2;
  bytes jsonDetails = 3;
}

message CollectMetricsRequest { PluginContext pluginContext = 1; }
message Payload { bytes prometheus = 1; }
message CollectMetricsResponse { Payload metrics = 1; }
`;

/** The messages of go-plugin that its client uses, and the one of gRPC health checking. */
const goPlugin = `
syntax = "proto3";
package plugin;

message Empty {}
message Knock {
  bool knock = 1;
  bool ack = 2;
  string error = 3;
}
message ConnInfo {
  uint32 service_id = 1;
  string network = 2;
  string address = 3;
  Knock knock = 4;
}
message StdioData {
  int32 channel = 1;
  bytes data = 2;
}
message HealthCheckRequest { string service = 1; }
message HealthCheckResponse { int32 status = 1; }
`;

const { root } = parse(pluginv2, { keepCase: true });
parse(goPlugin, root, { keepCase: true });
root.resolveAll();

/** A message type by its full name, such as `pluginv2.QueryDataRequest`. @throws Error where there is none */
export function messageType(name: string): Type {
  return root.lookupType(name);
}
