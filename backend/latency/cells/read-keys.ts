import type { AccessLogKind } from '../../accesslog/canonical';
import type { QueryColumns } from '../../insights/columns';
import { cellColumn, missingStatus, missingText } from '../query/cell-columns';
import type { Outcome, Route } from './cells';
import { foldCodes, type CodeColumn } from './fold-codes';
import { optionalNumbers, optionalText } from './result-columns';

interface TextCodes extends CodeColumn {
  valueOf(code: number): string;
}

const absent: TextCodes = { codes: [], size: 0, valueOf: () => missingText };

/** Codes of a text column in which a missing value is the last code. */
function textCodes(result: Pick<QueryColumns, 'columns'>, name: string): TextCodes {
  const column = optionalText(result, name);
  if (column === undefined) return absent;
  const { codes, dictionary } = column;
  const valueOf = (code: number) => dictionary[code] ?? missingText;
  if (!codes.includes(-1)) return { codes, size: dictionary.length, valueOf };
  const last = dictionary.length;
  return { codes: codes.map((code) => (code < 0 ? last : code)), size: last + 1, valueOf };
}

/** Integers from 0 to `most`; the code of anything else is `most` + 1. */
function integerCodes(values: Float64Array, most: number): CodeColumn {
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? NaN;
    codes[row] = value >= 0 && value <= most && Number.isInteger(value) ? value : most + 1;
  }
  return { codes, size: most + 2 };
}

const greatestStatus = 999;
const greatestFlags = 0xffff;

export interface CellKeys {
  readonly routes: Int32Array;
  readonly routeTable: readonly Route[];
  readonly outcomes: Int32Array;
  readonly outcomeTable: readonly Outcome[];
}

const keyColumns: readonly string[] = [
  cellColumn.log,
  cellColumn.status,
  cellColumn.flags,
  'tg_type',
  'tg_mode',
  'tg_api',
  'tg_stage',
  'tg_method',
  'tg_resource',
  'tg_route',
  'tg_event',
  'tg_path',
];

/**
 * Routes and outcomes of the rows of a cell query. Where the carrier names combinations of the columns that make them,
 * they are worked out once for each.
 */
export function readKeys(result: QueryColumns, kind: AccessLogKind): CellKeys {
  const { shared } = result;
  if (shared === undefined) return keysOf(result, kind);
  const isShared = result.columns
    .filter(({ name }) => keyColumns.includes(name))
    .every(({ name }) => shared.table.columns.some((column) => column.name === name));
  if (!isShared) return keysOf(result, kind);
  const { tupleOf, table } = shared;
  const keys = keysOf(table, kind);
  const routes = new Int32Array(result.rowCount);
  const outcomes = new Int32Array(result.rowCount);
  for (let row = 0; row < routes.length; row += 1) {
    const tuple = tupleOf[row];
    routes[row] = keys.routes[tuple];
    outcomes[row] = keys.outcomes[tuple];
  }
  return { ...keys, routes, outcomes };
}

function keysOf(result: Pick<QueryColumns, 'rowCount' | 'columns'>, kind: AccessLogKind): CellKeys {
  const text = (name: string) => textCodes(result, name);
  const route = [
    text(cellColumn.log),
    text('tg_api'),
    text('tg_stage'),
    text('tg_method'),
    text('tg_resource'),
    text('tg_route'),
    text('tg_event'),
    text('tg_path'),
  ] as const;
  const routes = foldCodes(route, result.rowCount);
  const routeTable = routes.combinations.map((codes): Route => {
    const value = (index: number) => route[index]?.valueOf(codes[index] ?? 0) ?? missingText;
    return {
      kind,
      log: value(0),
      apiId: value(1),
      stage: value(2),
      httpMethod: value(3),
      resourcePath: value(4),
      routeKey: value(5),
      eventType: value(6),
      path: value(7),
    };
  });

  const status = optionalNumbers(result, cellColumn.status);
  const flags = optionalNumbers(result, cellColumn.flags);
  const type = text('tg_type');
  const mode = text('tg_mode');
  const outcomes = foldCodes(
    [
      status === undefined ? absent : integerCodes(status.values, greatestStatus),
      type,
      mode,
      flags === undefined ? absent : integerCodes(flags.values, greatestFlags),
    ],
    result.rowCount,
  );
  const outcomeTable = outcomes.combinations.map((codes): Outcome => {
    const [statusCode = 0, typeCode = 0, modeCode = 0, flagsCode = 0] = codes;
    return {
      status: status === undefined || statusCode > greatestStatus ? missingStatus : statusCode,
      errorResponseType: type.valueOf(typeCode),
      responseTransferMode: mode.valueOf(modeCode),
      errorFlags: flags === undefined || flagsCode > greatestFlags ? 0 : flagsCode,
    };
  });
  return { routes: routes.ids, routeTable, outcomes: outcomes.ids, outcomeTable };
}
