import type { SourceSettings } from '@tailgate/contract';
import { timeoutMsFor, timeoutSignalMask } from '../../accesslog/timeout';
import { errorClassOf } from '../../accesslog/error-text';
import type { Cells } from '../cells/cells';
import { representativeLatency, representativeOverhead } from '../representative';
import { mark, type IndexedCells } from './indexed-cells';
import type { NamedEndpoints } from './name-endpoints';
import { orderCells } from './order-cells';
import { clearRollup, rollup, rollupWidth } from './rollup';
import { nearTimeoutShareOf } from './settings-reader';

/** The columns of the sorted cells. */
function columns(size: number) {
  return {
    counts: new Uint32Array(size),
    integration: new Float64Array(size),
    backend: new Float64Array(size),
    response: new Float64Array(size),
    overhead: new Float64Array(size),
    outcomes: new Int32Array(size),
    marks: new Uint8Array(size),
  };
}

function raise(sums: Float64Array, column: number, value: number): void {
  if (value > sums[column]) sums[column] = value;
}

/** Judges each cell by the settings of the source, sorts the cells, and adds up each group. */
export function indexCells(
  cells: Cells,
  named: NamedEndpoints,
  settings: SourceSettings,
): IndexedCells {
  const { endpoints } = named;
  const { toleranceMs } = settings.timeouts;
  const timeoutMs = Float64Array.from(endpoints, (endpoint, index) =>
    timeoutMsFor(named.kinds[index] ?? 'rest', endpoint, settings.timeouts),
  );
  const nearMs = timeoutMs.map(
    (ms, index) => ms * nearTimeoutShareOf(settings, endpoints[index] ?? ''),
  );
  const endpointOfCell = new Int32Array(cells.size);
  for (let cell = 0; cell < cells.size; cell += 1) {
    endpointOfCell[cell] = named.endpointOfRoute[cells.routes[cell]];
  }
  const order = orderCells(endpointOfCell, endpoints.length, cells.bins);

  let groupCount = 0;
  let lastEndpoint = -1;
  let lastBin = NaN;
  for (const cell of order) {
    const endpoint = endpointOfCell[cell];
    const bin = cells.bins[cell];
    if (endpoint !== lastEndpoint || bin !== lastBin) groupCount += 1;
    lastEndpoint = endpoint;
    lastBin = bin;
  }

  const { outcomeTable, groups } = cells;
  const timeoutStatus = outcomeTable.map(({ status }) => status === 503 || status === 504);
  // Signals that no latency has a part in; a status of 0 keeps the limit out of it.
  const textMask = outcomeTable.map((outcome) =>
    timeoutSignalMask({
      status: 0,
      integrationLatency: NaN,
      responseLatency: NaN,
      errorResponseType: outcome.errorResponseType,
      errorFlags: outcome.errorFlags,
      timeoutMs: Infinity,
      toleranceMs: 0,
    }),
  );
  const serverError = outcomeTable.map(({ status }) => status >= 500 && status <= 599);
  const throttled = outcomeTable.map(({ status }) => status === 429);
  const refusedByGateway = outcomeTable.map(
    ({ errorResponseType }) => errorClassOf(errorResponseType, 0) === 'gateway-throttled',
  );
  const streamed = outcomeTable.map(
    ({ responseTransferMode }) => responseTransferMode.toUpperCase() === 'STREAMED',
  );

  const out = columns(cells.size);
  const { bins, counts, outcomes, integrations, responses } = cells;
  const endpointGroups = new Int32Array(endpoints.length + 1);
  const groupBins = new Int32Array(groupCount);
  const groupCells = new Int32Array(groupCount + 1);
  const rollups = new Float64Array(groupCount * rollupWidth);
  let single = true;
  let group = -1;
  lastEndpoint = -1;
  lastBin = NaN;
  const sums = new Float64Array(rollupWidth);
  for (let at = 0; at < order.length; at += 1) {
    const cell = order[at];
    const endpoint = endpointOfCell[cell];
    const bin = bins[cell];
    if (endpoint !== lastEndpoint || bin !== lastBin) {
      group += 1;
      if (group > 0) rollups.set(sums, (group - 1) * rollupWidth);
      clearRollup(sums, 0);
      groupBins[group] = bin;
      groupCells[group] = at;
      endpointGroups[endpoint + 1] = group + 1;
      lastEndpoint = endpoint;
      lastBin = bin;
    }
    const count = counts[cell];
    if (count !== 1) single = false;
    const outcome = outcomes[cell];
    const integrationSum = integrations[cell];
    const responseSum = responses[cell];
    const logged = integrationSum >= 0;

    let integration = integrationSum;
    let response = responseSum;
    let integrationMax = integrationSum;
    let responseMax = responseSum;
    let overhead = NaN;
    let overheadSquares = NaN;
    const key = groups === undefined ? NaN : groups.integrationKeys[cell];
    if (groups === undefined || Number.isNaN(key)) {
      overhead = responseSum - (logged ? integrationSum : 0);
      overheadSquares = overhead * overhead;
    } else {
      integrationMax = groups.integrationMaxima[cell];
      responseMax = groups.responseMaxima[cell];
      overheadSquares = groups.overheadSquares[cell];
      if (logged) integration = representativeLatency(key, integrationSum / count, integrationMax);
      response = representativeLatency(groups.responseKeys[cell], responseSum / count, responseMax);
      overhead = representativeOverhead(
        groups.overheadKeys[cell],
        count,
        (responseSum - (logged ? integrationSum : 0)) / count,
        overheadSquares,
      );
    }

    let marks = textMask[outcome];
    if (integrationSum === -1 || timeoutStatus[outcome] === true) {
      const { status, errorResponseType, errorFlags } = outcomeTable[outcome] ?? {
        status: -1,
        errorResponseType: '-',
        errorFlags: 0,
      };
      marks = timeoutSignalMask({
        status,
        // Of a group the greatest latency decides, so that both shapes agree on whether there is one.
        integrationLatency: logged ? integrationMax : integrationSum,
        responseLatency: responseMax,
        errorResponseType,
        errorFlags,
        timeoutMs: timeoutMs[endpoint],
        toleranceMs,
      });
    }
    const timedOut = marks !== 0;
    sums[rollup.requests] += count;
    if (timedOut) {
      sums[rollup.timeouts] += count;
    } else {
      if (serverError[outcome] === true) {
        marks |= mark.serverError;
        sums[rollup.serverErrors] += count;
      }
      const near = nearMs[endpoint];
      if (logged && (integrationMax >= near || responseMax >= near) && streamed[outcome] !== true) {
        marks |= mark.nearTimeout;
        sums[rollup.nearTimeouts] += count;
      }
    }
    if (throttled[outcome] === true) {
      if (!logged || refusedByGateway[outcome] === true) {
        marks |= mark.throttledByGateway;
        sums[rollup.throttledByGateway] += count;
      } else {
        marks |= mark.throttledByBackend;
        sums[rollup.throttledByBackend] += count;
      }
    }

    const hasResponse = responseSum >= 0;
    const measured = logged && !timedOut;
    if (logged || timedOut) sums[rollup.withIntegration] += count;
    if (measured) {
      sums[rollup.integrationCount] += count;
      sums[rollup.integrationSum] += integrationSum;
      raise(sums, rollup.integrationMax, integrationMax);
    }
    if (hasResponse) {
      sums[rollup.responseCount] += count;
      sums[rollup.responseSum] += responseSum;
      raise(sums, rollup.responseMax, responseMax);
    }
    const paired = hasResponse && (measured || timedOut);
    if (paired) {
      sums[rollup.pairCount] += count;
      sums[rollup.backendSum] += timedOut ? responseSum : integrationSum;
      sums[rollup.pairResponseSum] += responseSum;
      raise(sums, rollup.backendMax, timedOut ? responseMax : integrationMax);
      raise(sums, rollup.pairResponseMax, responseMax);
    }
    const hasOverhead = hasResponse && measured;
    if (hasOverhead) {
      sums[rollup.overheadCount] += count;
      sums[rollup.overheadSum] += responseSum - integrationSum;
      sums[rollup.overheadSquares] += overheadSquares;
      raise(sums, rollup.overheadMax, overhead);
    }

    out.counts[at] = count;
    out.integration[at] = measured ? integration : NaN;
    out.backend[at] = paired ? (timedOut ? response : integration) : NaN;
    out.response[at] = hasResponse ? response : NaN;
    out.overhead[at] = hasOverhead ? overhead : NaN;
    out.outcomes[at] = outcome;
    out.marks[at] = marks;
  }
  if (group >= 0) rollups.set(sums, group * rollupWidth);
  groupCells[groupCount] = order.length;
  return {
    binMs: cells.binMs,
    endpoints,
    foldedEndpoints: named.folded,
    timeoutMs,
    endpointGroups,
    groupBins,
    groupCells,
    rollups,
    single,
    outcomeTable,
    ...out,
  };
}
