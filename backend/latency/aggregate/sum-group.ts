import type { Cells } from '../cells/cells';
import { mark, type JudgedColumns } from './indexed-cells';
import { rollup } from './rollup';

/**
 * Adds up the judged cells of one group.
 * @param order by place, the cell, whose sums are exact where its latencies only stand for requests
 * @param rollups filled from `offset` on
 */
export function sumGroup(
  cells: Cells,
  order: Uint32Array,
  from: number,
  to: number,
  judged: JudgedColumns,
  rollups: Float64Array,
  offset: number,
): void {
  const { counts, integrations, responses, groups } = cells;
  const { marks: marksOf, overhead: overheads } = judged;
  const keys = groups?.integrationKeys;
  const integrationMaxima = groups?.integrationMaxima ?? integrations;
  const responseMaxima = groups?.responseMaxima ?? responses;
  const squares = groups?.overheadSquares ?? integrations;
  const { integration: measuredMark, response: responseMark, pair: pairMark } = mark;
  const { timeoutSignals, nearTimeout, serverError } = mark;
  const { throttledByGateway, throttledByBackend } = mark;
  const plain = mark.integration | mark.response | mark.pair;
  let nearTimeouts = 0;
  let serverErrors = 0;
  let refused = 0;
  let throttled = 0;
  let requests = 0;
  let integrationCount = 0;
  let integrationSum = 0;
  let integrationMax = 0;
  let responseCount = 0;
  let responseSum = 0;
  let responseMax = 0;
  let pairCount = 0;
  let pairResponseSum = 0;
  let pairResponseMax = 0;
  let backendSum = 0;
  let backendMax = 0;
  let overheadCount = 0;
  let overheadSum = 0;
  let overheadSquares = 0;
  let overheadMax = -Infinity;
  let timeouts = 0;
  for (let at = from; at < to; at += 1) {
    const cell = order[at];
    const marks = marksOf[at];
    const count = counts[cell];
    const integration = integrations[cell];
    const response = responses[cell];
    const exact = keys === undefined || Number.isNaN(keys[cell]);
    const greatestIntegration = exact ? integration : integrationMaxima[cell];
    const greatestResponse = exact ? response : responseMaxima[cell];
    const measured = (marks & measuredMark) !== 0;
    requests += count;
    if (measured) {
      integrationCount += count;
      integrationSum += integration;
      if (greatestIntegration > integrationMax) integrationMax = greatestIntegration;
    }
    if ((marks & responseMark) !== 0) {
      responseCount += count;
      responseSum += response;
      if (greatestResponse > responseMax) responseMax = greatestResponse;
    }
    if ((marks & pairMark) !== 0) {
      const greatestBackend = measured ? greatestIntegration : greatestResponse;
      pairCount += count;
      backendSum += measured ? integration : response;
      pairResponseSum += response;
      if (greatestBackend > backendMax) backendMax = greatestBackend;
      if (greatestResponse > pairResponseMax) pairResponseMax = greatestResponse;
      if (measured) {
        const difference = response - integration;
        const overhead = overheads === undefined ? difference : overheads[at];
        overheadCount += count;
        overheadSum += difference;
        overheadSquares += exact ? difference * difference : squares[cell];
        if (overhead > overheadMax) overheadMax = overhead;
      }
    }
    if ((marks & ~plain) !== 0) {
      if ((marks & timeoutSignals) !== 0) timeouts += count;
      if ((marks & nearTimeout) !== 0) nearTimeouts += count;
      if ((marks & serverError) !== 0) serverErrors += count;
      if ((marks & throttledByGateway) !== 0) refused += count;
      if ((marks & throttledByBackend) !== 0) throttled += count;
    }
  }
  rollups[offset + rollup.requests] = requests;
  rollups[offset + rollup.withIntegration] = integrationCount + timeouts;
  rollups[offset + rollup.timeouts] = timeouts;
  rollups[offset + rollup.nearTimeouts] = nearTimeouts;
  rollups[offset + rollup.serverErrors] = serverErrors;
  rollups[offset + rollup.throttledByGateway] = refused;
  rollups[offset + rollup.throttledByBackend] = throttled;
  rollups[offset + rollup.integrationCount] = integrationCount;
  rollups[offset + rollup.integrationSum] = integrationSum;
  rollups[offset + rollup.integrationMax] = integrationMax;
  rollups[offset + rollup.responseCount] = responseCount;
  rollups[offset + rollup.responseSum] = responseSum;
  rollups[offset + rollup.responseMax] = responseMax;
  rollups[offset + rollup.pairCount] = pairCount;
  rollups[offset + rollup.backendSum] = backendSum;
  rollups[offset + rollup.backendMax] = backendMax;
  rollups[offset + rollup.pairResponseSum] = pairResponseSum;
  rollups[offset + rollup.pairResponseMax] = pairResponseMax;
  rollups[offset + rollup.overheadCount] = overheadCount;
  rollups[offset + rollup.overheadSum] = overheadSum;
  rollups[offset + rollup.overheadSquares] = overheadSquares;
  rollups[offset + rollup.overheadMax] = overheadMax;
}
