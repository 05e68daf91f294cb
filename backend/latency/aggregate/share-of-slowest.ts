import type { CellSlices } from './cell-slices';
import { mark, type IndexedCells } from './indexed-cells';

/**
 * Sum of backend time by sum of response latency over the slowest requests. Requests as slow as the
 * fastest of them count in proportion, so that the order of equals never matters.
 * @param slowest how many requests, at least 1
 * @param threshold response latency of the fastest of them, ms
 */
export function shareOfSlowest(
  cells: IndexedCells,
  slices: CellSlices,
  slowest: number,
  threshold: number,
): number | null {
  let backendAbove = 0;
  let responseAbove = 0;
  let above = 0;
  let backendAt = 0;
  let at = 0;
  const { marks, integration: integrations, response: responses, counts } = cells;
  for (let run = 0; run < slices.length; run += 2) {
    const end = slices[run + 1];
    for (let cell = slices[run]; cell < end; cell += 1) {
      if ((marks[cell] & mark.pair) === 0) continue;
      const response = responses[cell];
      if (response < threshold) continue;
      const count = counts[cell];
      // Of a timeout the response latency.
      const backend = (marks[cell] & mark.integration) !== 0 ? integrations[cell] : response;
      if (response > threshold) {
        above += count;
        backendAbove += backend * count;
        responseAbove += response * count;
      } else {
        at += count;
        backendAt += backend * count;
      }
    }
  }
  const rest = Math.max(slowest - above, 0);
  const backend = backendAbove + (at === 0 ? 0 : (backendAt * rest) / at);
  const response = responseAbove + threshold * rest;
  return response > 0 ? Math.min(Math.max(backend / response, 0), 1) : null;
}
