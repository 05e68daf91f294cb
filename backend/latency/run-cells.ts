import type { AccessLogFormat } from '../accesslog/canonical';
import { TailgateError } from '../errors';
import type { QueryCarrier, QueryColumns } from '../insights/columns';
import { emptyCells, type Cells } from './cells/cells';
import { cellsFromGroups } from './cells/cells-from-groups';
import { cellsFromRows } from './cells/cells-from-rows';
import { mergeCells } from './cells/merge-cells';
import { numbersOf } from './cells/result-columns';
import { cellQuery, type CellShape } from './query/cell-query';

/** Without a row limit, up to this many requests are read one by one: about 150 bytes each. */
export const mostSparseRows = 4_000_000;

/** StartQuery takes whole seconds: no slice can be shorter. */
const shortestSliceMs = 1_000;

export interface CellRange {
  readonly logGroups: readonly string[];
  /** Inclusive, ms since the epoch. */
  readonly fromMs: number;
  /** Exclusive, ms since the epoch. */
  readonly toMs: number;
  /** Width of a bin, ms. */
  readonly binMs: number;
  /** Whether raw paths are needed besides resources and routes. */
  readonly rawPath?: boolean;
  /** Events expected in the range; without it, a carrier that has no row limit is asked. */
  readonly expectedEvents?: number;
  /** Fixes the shape; by density where absent. */
  readonly shape?: CellShape;
  readonly signal?: AbortSignal;
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new TailgateError('cancelled', 'Reading the access logs was cancelled.');
  }
}

async function countEvents(carrier: QueryCarrier, range: CellRange): Promise<number> {
  const result = await carrier.run({
    text: 'stats count(*) as tg_count',
    logGroups: range.logGroups,
    fromMs: range.fromMs,
    toMs: range.toMs,
    ...(range.signal === undefined ? {} : { signal: range.signal }),
  });
  return result.rowCount === 0 ? 0 : (numbersOf(result, 'tg_count')[0] ?? 0);
}

async function chooseShape(carrier: QueryCarrier, range: CellRange): Promise<CellShape> {
  if (range.shape !== undefined) return range.shape;
  const most = Math.min(carrier.rowLimit, mostSparseRows);
  if (range.expectedEvents !== undefined) return range.expectedEvents < most ? 'sparse' : 'dense';
  // Where rows are limited a query usually costs money, and counting would scan the range twice.
  if (Number.isFinite(carrier.rowLimit)) return 'dense';
  return (await countEvents(carrier, range)) <= most ? 'sparse' : 'dense';
}

function toCells(result: QueryColumns, format: AccessLogFormat, shape: CellShape, binMs: number) {
  return shape === 'sparse'
    ? cellsFromRows(result, format.kind, binMs)
    : cellsFromGroups(result, format.kind, binMs);
}

/** A slice is cut into at most this many at once. */
const mostPieces = 64;

/**
 * Bounds of the pieces that a slice is cut into: at bins where there are enough of them, else at
 * whole seconds; only the two ends where it cannot be cut.
 */
function cut(fromMs: number, toMs: number, binMs: number, pieces: number): number[] {
  for (const step of [binMs, shortestSliceMs]) {
    const bounds = new Set([fromMs]);
    for (let piece = 1; piece < pieces; piece += 1) {
      const bound = Math.round((fromMs + ((toMs - fromMs) * piece) / pieces) / step) * step;
      if (bound > fromMs && bound < toMs) bounds.add(bound);
    }
    if (bounds.size > 1) return [...bounds, toMs];
  }
  return [fromMs, toMs];
}

/**
 * Reads the cells of a range. A slice whose result reaches the row limit is cut by time, a bin too
 * where it must be: groups of the same bin merge exactly.
 * @throws TailgateError `limit-exceeded` where one second alone has more groups than rows may be
 * returned, `inconsistent` where the counts do not add up to recordsMatched, `cancelled`
 */
export async function runCells(
  carrier: QueryCarrier,
  format: AccessLogFormat,
  range: CellRange,
): Promise<Cells> {
  const { logGroups, fromMs, toMs, binMs, signal } = range;
  throwIfAborted(signal);
  if (!(toMs > fromMs)) return emptyCells(binMs);
  const chosen = await chooseShape(carrier, range);
  const rawPath = range.rawPath ?? false;

  const read = async (start: number, end: number, shape: CellShape): Promise<Cells[]> => {
    throwIfAborted(signal);
    const result = await carrier.run({
      text: cellQuery(format, { shape, binMs, rawPath }),
      logGroups,
      fromMs: start,
      toMs: end,
      ...(Number.isFinite(carrier.rowLimit) ? { limit: carrier.rowLimit } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
    const cells = toCells(result, format, shape, binMs);
    const counted = cells.requests + cells.unparsed;
    const { recordsMatched } = result.statistics;
    if (counted === recordsMatched) return [cells];
    if (result.rowCount < carrier.rowLimit) {
      throw new TailgateError(
        'inconsistent',
        `The cell query counted ${String(counted)} events but matched ${String(recordsMatched)}.`,
        {
          place: `${logGroups.join(', ')}, ${new Date(start).toISOString()} to ${new Date(end).toISOString()}`,
          remedy: 'Read the range again; if it stays so, please report it with the log format.',
        },
      );
    }
    // Each cut scans the slice again, so it is cut at once into as many pieces as it seems to need.
    const needed = Math.ceil((1.25 * recordsMatched) / Math.max(counted, 1));
    const bounds = cut(start, end, binMs, Math.min(Math.max(needed, 2), mostPieces));
    if (bounds.length > 2) {
      const parts: Cells[] = [];
      for (let piece = 1; piece < bounds.length; piece += 1) {
        parts.push(...(await read(bounds[piece - 1] ?? start, bounds[piece] ?? end, shape)));
      }
      return parts;
    }
    if (shape === 'sparse') return read(start, end, 'dense');
    throw new TailgateError(
      'limit-exceeded',
      `The second from ${new Date(start).toISOString()} has more than ${String(carrier.rowLimit)} kinds of requests.`,
      {
        place: logGroups.join(', '),
        remedy:
          'Read fewer log groups in one source, or log a resource path or route key in place of raw paths.',
      },
    );
  };
  return mergeCells(await read(fromMs, toMs, chosen));
}
