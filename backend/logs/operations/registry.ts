import type { LogsEngine } from '../embedded/logs-engine';
import type { JsonText } from '../server/json-text';
import { ServiceError } from '../server/service-error';
import { createLogGroup } from './create-log-group';
import { createLogStream } from './create-log-stream';
import { deleteLogGroup } from './delete-log-group';
import { describeLogGroups } from './describe-log-groups';
import { describeLogStreams } from './describe-log-streams';
import { describeQueries } from './describe-queries';
import { filterLogEvents } from './filter-log-events';
import { getLogEvents } from './get-log-events';
import { getLogGroupFields } from './get-log-group-fields';
import { getLogRecord } from './get-log-record';
import { getQueryResults } from './get-query-results';
import type { Operation } from './operation';
import { putLogEvents } from './put-log-events';
import { startQuery } from './start-query';
import { stopQuery } from './stop-query';

const operations: readonly Operation[] = [
  createLogGroup,
  createLogStream,
  deleteLogGroup,
  describeLogGroups,
  describeLogStreams,
  describeQueries,
  filterLogEvents,
  getLogEvents,
  getLogGroupFields,
  getLogRecord,
  getQueryResults,
  putLogEvents,
  startQuery,
  stopQuery,
];

const byName = new Map(operations.map((one) => [one.name, one]));

/** Names of the operations that the embedded CloudWatch Logs answers. */
export const operationNames: readonly string[] = [...byName.keys()];

/** @throws ServiceError, for an operation that is not there UnknownOperationException */
export async function callOperation(
  engine: LogsEngine,
  name: string,
  input: unknown,
  requestId: string,
): Promise<object | JsonText> {
  const found = byName.get(name);
  if (found === undefined) {
    throw new ServiceError(
      'UnknownOperationException',
      `The embedded CloudWatch Logs does not support ${name.slice(0, 100)}. It supports ${operationNames.join(', ')}.`,
    );
  }
  return found.call(engine, input, requestId);
}
