import { Type } from '@sinclair/typebox';
import { formatRows } from '../life-cycle/format-rows';
import { JsonText } from '../server/json-text';
import { operation } from './operation';
import { invalidToken, numberAt, readPageToken, writePageToken } from './page-token';
import { shapes } from './shapes';

const maximumPage = 10_000;
/** A token is good for an hour. ms */
const tokenLifeMs = 3_600_000;

const input = Type.Object({
  queryId: Type.String({ maxLength: 256 }),
  maxItems: Type.Optional(Type.Integer({ minimum: 0, maximum: maximumPage })),
  nextToken: Type.Optional(shapes.token),
});

/** The state of a query and a page of its rows; while it runs, the rows known so far. */
export const getQueryResults = operation('GetQueryResults', input, (engine, call) => {
  const record = engine.queries.get(call.queryId);
  const scope = `GetQueryResults ${record.id}`;
  const place =
    call.nextToken === undefined
      ? [0, Number.MAX_SAFE_INTEGER]
      : readPageToken(scope, call.nextToken);
  const from = numberAt(place, 0);
  if (engine.clock() > numberAt(place, 1)) throw invalidToken();
  const { result, status } = record;
  const progress = engine.queries.progress(record);
  const known = result === undefined ? 0 : Math.floor(result.rowCount * progress);
  const size = call.maxItems === undefined || call.maxItems === 0 ? maximumPage : call.maxItems;
  const to = Math.min(known, from + size);
  const rows = result === undefined ? '[]' : formatRows(result, Math.min(from, to), to);
  const members = [
    '"queryLanguage":"CWLI"',
    `"results":${rows}`,
    `"statistics":${statistics(record.logGroups.length, progress, result?.statistics)}`,
    `"status":"${status}"`,
  ];
  if (status === 'Complete' && to < known) {
    const token = writePageToken(scope, [to, engine.clock() + tokenLifeMs]);
    members.push(`"nextToken":"${token}"`);
  }
  return new JsonText(`{${members.join(',')}}`);
});

interface Counted {
  readonly recordsMatched: number;
  readonly recordsScanned: number;
  readonly bytesScanned: number;
}

const nothing: Counted = { recordsMatched: 0, recordsScanned: 0, bytesScanned: 0 };

/** Statistics as JSON: doubles, written with a point, since typed clients tell them from integers by it. */
function statistics(groups: number, progress: number, counted: Counted = nothing): string {
  const double = (value: number): string => Math.floor(value * progress).toFixed(1);
  const members = [
    `"recordsMatched":${double(counted.recordsMatched)}`,
    `"recordsScanned":${double(counted.recordsScanned)}`,
    '"estimatedRecordsSkipped":0.0',
    `"bytesScanned":${double(counted.bytesScanned)}`,
    '"estimatedBytesSkipped":0.0',
    `"logGroupsScanned":${groups.toFixed(1)}`,
  ];
  return `{${members.join(',')}}`;
}
