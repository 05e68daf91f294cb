import type { AccessLogKind } from '../../accesslog/canonical';
import type { QueryColumns } from '../../insights/columns';
import { longestLatencyMs, minusOne, missingLatency } from '../buckets';
import { cellColumn, missingStatus } from '../query/cell-columns';
import { binOf } from './bin-of';
import type { Cells } from './cells';
import { readKeys } from './read-keys';
import { numbersOf, optionalNumbers } from './result-columns';

/** Cells of the sparse shape: one per request, with exact latencies. */
export function cellsFromRows(result: QueryColumns, kind: AccessLogKind, binMs: number): Cells {
  const { rowCount } = result;
  const keys = readKeys(result, kind);
  const times = numbersOf(result, cellColumn.time);
  const integration = optionalNumbers(result, cellColumn.integration)?.values;
  const response = optionalNumbers(result, cellColumn.response)?.values;
  const bins = new Int32Array(rowCount);
  const { routes, outcomes } = keys;
  const integrations = new Float64Array(rowCount);
  const responses = new Float64Array(rowCount);
  const statusMissing = keys.outcomeTable.map(({ status }) => status === missingStatus);
  let size = 0;
  let implausible = 0;
  for (let row = 0; row < rowCount; row += 1) {
    let i = integration === undefined ? missingLatency : integration[row];
    let r = response === undefined ? missingLatency : response[row];
    const noIntegration = i === missingLatency || Number.isNaN(i);
    const noResponse = r === missingLatency || Number.isNaN(r);
    const outcome = outcomes[row];
    if (noIntegration && noResponse && statusMissing[outcome] === true) continue;
    if (noIntegration) {
      i = NaN;
    } else if (!(i >= 0 && i <= longestLatencyMs) && i !== minusOne) {
      i = NaN;
      implausible += 1;
    }
    if (noResponse || r === minusOne) {
      r = NaN;
    } else if (!(r >= 0 && r <= longestLatencyMs)) {
      r = NaN;
      implausible += 1;
    }
    bins[size] = binOf(times[row], binMs);
    // The codes of readKeys are not shared: what is skipped is overwritten in place.
    routes[size] = routes[row];
    outcomes[size] = outcome;
    integrations[size] = i;
    responses[size] = r;
    size += 1;
  }
  return {
    binMs,
    size,
    routeTable: keys.routeTable,
    outcomeTable: keys.outcomeTable,
    bins: bins.subarray(0, size),
    routes: routes.subarray(0, size),
    outcomes: outcomes.subarray(0, size),
    counts: new Uint32Array(size).fill(1),
    integrations: integrations.subarray(0, size),
    responses: responses.subarray(0, size),
    groups: undefined,
    requests: size,
    unparsed: rowCount - size,
    implausible,
  };
}
