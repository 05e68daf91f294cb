import type { CanonicalField } from '../../accesslog/canonical';

/** Text fields that say which route a request took, with the column that holds them in a result. */
export const routeColumns = [
  { field: 'apiId', column: 'tg_api' },
  { field: 'stage', column: 'tg_stage' },
  { field: 'httpMethod', column: 'tg_method' },
  { field: 'resourcePath', column: 'tg_resource' },
  { field: 'routeKey', column: 'tg_route' },
  { field: 'eventType', column: 'tg_event' },
  { field: 'path', column: 'tg_path' },
] as const satisfies readonly { field: CanonicalField; column: string }[];

/** Text fields that say how a request ended. */
export const outcomeColumns = [
  { field: 'errorResponseType', column: 'tg_type' },
  { field: 'responseTransferMode', column: 'tg_mode' },
] as const satisfies readonly { field: CanonicalField; column: string }[];

/** Names of the other columns in the results of the cell query. */
export const cellColumn = {
  log: 'tg_log',
  /** Start of the bin; the dense shape. */
  bin: 'tg_bin',
  /** Time of the event; the sparse shape. */
  time: '@timestamp',
  status: 'tg_status',
  /** Sum of the bits of the error needles found. */
  flags: 'tg_flags',
  count: 'tg_count',
  integration: 'tg_integration',
  integrationKey: 'tg_integration_key',
  integrationSum: 'tg_integration_sum',
  integrationMax: 'tg_integration_max',
  response: 'tg_response',
  responseKey: 'tg_response_key',
  responseSum: 'tg_response_sum',
  responseMax: 'tg_response_max',
  overheadKey: 'tg_overhead_key',
  overheadSquares: 'tg_overhead_squares',
} as const;

/** What stands for a text that a line does not have. */
export const missingText = '-';

/** What stands for a status that a line does not have. */
export const missingStatus = -1;
