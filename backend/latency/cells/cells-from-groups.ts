import type { AccessLogKind } from '../../accesslog/canonical';
import type { QueryColumns } from '../../insights/columns';
import { lastLatencyKey, minusOne, missingLatency } from '../buckets';
import { cellColumn, missingStatus } from '../query/cell-columns';
import { binOf } from './bin-of';
import type { Cells } from './cells';
import { unite } from './merge-cells';
import { readKeys } from './read-keys';
import { numbersOf, optionalNumbers } from './result-columns';

/** A key as the query computed it: whole from 1 on, where rounding errors of a carrier are removed. */
function cleanKey(key: number): number {
  return key >= 1 ? Math.round(key) : key;
}

function plausibleKey(key: number): boolean {
  return key >= 0 && key <= lastLatencyKey;
}

/** Cells of the dense shape: one per group of like requests, with sums and maxima. */
export function cellsFromGroups(result: QueryColumns, kind: AccessLogKind, binMs: number): Cells {
  const { rowCount } = result;
  const keys = readKeys(result, kind);
  const column = (name: string) => optionalNumbers(result, name)?.values;
  const starts = numbersOf(result, cellColumn.bin);
  const numbers = numbersOf(result, cellColumn.count);
  const integrationKey = column(cellColumn.integrationKey);
  const integrationSum = column(cellColumn.integrationSum);
  const integrationMax = column(cellColumn.integrationMax);
  const responseKey = column(cellColumn.responseKey);
  const responseSum = column(cellColumn.responseSum);
  const responseMax = column(cellColumn.responseMax);
  const overheadKey = column(cellColumn.overheadKey);
  const overheadSquare = column(cellColumn.overheadSquares);
  const statusMissing = keys.outcomeTable.map(({ status }) => status === missingStatus);

  const { routes, outcomes } = keys;
  const bins = new Int32Array(rowCount);
  const counts = new Uint32Array(rowCount);
  const integrations = new Float64Array(rowCount);
  const responses = new Float64Array(rowCount);
  const integrationKeys = new Float32Array(rowCount);
  const responseKeys = new Float32Array(rowCount);
  const overheadKeys = new Float32Array(rowCount);
  const integrationMaxima = new Float64Array(rowCount);
  const responseMaxima = new Float64Array(rowCount);
  const overheadSquares = new Float64Array(rowCount);
  let size = 0;
  let requests = 0;
  let unparsed = 0;
  let implausible = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const count = numbers[row] ?? 0;
    const iKey = cleanKey(integrationKey?.[row] ?? missingLatency);
    const rKey = cleanKey(responseKey?.[row] ?? missingLatency);
    const outcome = outcomes[row] ?? 0;
    if (iKey === missingLatency && rKey === missingLatency && statusMissing[outcome] === true) {
      unparsed += count;
      continue;
    }
    let i = NaN;
    if (iKey === minusOne) i = minusOne;
    else if (plausibleKey(iKey)) i = integrationSum?.[row] ?? NaN;
    else if (iKey !== missingLatency) implausible += count;
    let r = NaN;
    if (plausibleKey(rKey)) r = responseSum?.[row] ?? NaN;
    else if (rKey !== missingLatency && rKey !== minusOne) implausible += count;

    bins[size] = binOf(starts[row] ?? NaN, binMs);
    routes[size] = routes[row] ?? 0;
    outcomes[size] = outcome;
    counts[size] = count;
    integrations[size] = i;
    responses[size] = r;
    integrationKeys[size] = Number.isNaN(i) ? missingLatency : iKey;
    responseKeys[size] = Number.isNaN(r) ? missingLatency : rKey;
    integrationMaxima[size] = i >= 0 ? (integrationMax?.[row] ?? NaN) : NaN;
    responseMaxima[size] = Number.isNaN(r) ? NaN : (responseMax?.[row] ?? NaN);
    const pair = !Number.isNaN(i) && !Number.isNaN(r);
    overheadKeys[size] = pair ? Math.round(overheadKey?.[row] ?? 0) : 0;
    overheadSquares[size] = pair ? (overheadSquare?.[row] ?? NaN) : NaN;
    size += 1;
    requests += count;
  }
  const cells: Cells = {
    binMs,
    size,
    routeTable: keys.routeTable,
    outcomeTable: keys.outcomeTable,
    bins: bins.subarray(0, size),
    routes: routes.subarray(0, size),
    outcomes: outcomes.subarray(0, size),
    counts: counts.subarray(0, size),
    integrations: integrations.subarray(0, size),
    responses: responses.subarray(0, size),
    groups: {
      integrationKeys: integrationKeys.subarray(0, size),
      responseKeys: responseKeys.subarray(0, size),
      overheadKeys: overheadKeys.subarray(0, size),
      integrationMaxima: integrationMaxima.subarray(0, size),
      responseMaxima: responseMaxima.subarray(0, size),
      overheadSquares: overheadSquares.subarray(0, size),
    },
    requests,
    unparsed,
    implausible,
  };
  // Rows that differed only in what counts as missing now have equal keys.
  return unite([cells], binMs);
}
