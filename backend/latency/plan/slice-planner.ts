import type { QueryPriority } from '../../cloudwatch/quota-gate';
import { emptyCells, type Cells } from '../cells/cells';
import { mergeCells } from '../cells/merge-cells';
import type { CellShape } from '../query/cell-query';
import { runCells } from '../run-cells';
import { Flight, throwIfAborted } from './flight';
import { disjoint, gaps, type Span } from './gaps';
import { LiveTails } from './live-tails';
import { runPool } from './run-pool';
import { addCosts, noCost, ScanMeter, type PlannedCarrier, type ScanCost } from './scan-meter';
import { clipCells } from './select-cells';
import { plannedBinMs, sliceKey, type SliceOrigin } from './slice-key';
import { MemorySliceStore, sliceMs, type SliceStore, type StoredSlice } from './slice-store';

/** A log group as the planner reads it. */
export interface PlannedGroup extends SliceOrigin {
  readonly carrier: PlannedCarrier;
  /** How long after an instant its requests are complete, ms; see settleLagMs. */
  readonly settleLagMs: number;
  /** Events an hour, where something is known of it: decides how the first slice is read. */
  readonly eventsPerHour?: number;
}

/** What of a group is wanted: whole bins, start inclusive, end exclusive, ms since the epoch. */
export interface PlannedRange extends Span {
  /** False to leave out what is not settled yet. */
  readonly live?: boolean;
  readonly signal?: AbortSignal;
  /** Who waits; handed to the quota gate, which serves in order of arrival until it heeds it. */
  readonly priority?: QueryPriority;
}

/** The cells of a range, and what reading them took. */
export interface PlannedCells {
  readonly cells: Cells;
  /** Up to where events were looked for, ms since the epoch: before the end of a range that is not over. */
  readonly readToMs: number;
  /** Slices of the range; the live tail counts as one. */
  readonly slices: number;
  /** Those of them that nothing had to be scanned for. */
  readonly remembered: number;
  /** Events of what was scanned for this caller that are no access log lines. */
  readonly scannedUnparsed: number;
  /** Scanned for this caller; what it shared with another one counts there. */
  readonly cost: ScanCost;
}

/**
 * Says yes to each scan before it starts. This is the place of budgets: without one, every scan is
 * admitted.
 */
export interface ScanBudget {
  /** @throws TailgateError `limit-exceeded` where the budget is spent */
  admit(
    scan: Span & { readonly logGroup: string; readonly priority: QueryPriority },
  ): Promise<void>;
}

export interface PlannerOptions {
  /** In memory, 256 MiB, where absent. */
  readonly store?: SliceStore;
  readonly budget?: ScanBudget;
  /** Counts what all reads scan. */
  readonly meter?: ScanMeter;
  /** ms since the epoch; the clock where absent. */
  readonly now?: () => number;
  /** How long callers share a live tail after it was read, ms. */
  readonly tailMemoryMs?: number;
  /** Slices that one caller reads at a time. */
  readonly slicesAtOnce?: number;
  /** Fixes the shape of the query; by density where absent. */
  readonly shape?: CellShape;
}

/** Cells with the part of them that is wanted. */
interface Piece extends Span {
  readonly cells: Cells;
  readonly cost: ScanCost;
  readonly started: boolean;
}

interface SliceFlight extends Span {
  readonly readAtMs: number;
  readonly flight: Flight<ScannedCells>;
}

interface ScannedCells {
  readonly cells: Cells;
  readonly cost: ScanCost;
}

/** A slice may turn out twice as busy as the last one before its rows no longer fit. */
const densityMargin = 2;

/** Whether a slice was settled when it was read, by the lag of who asks now. */
function isSettled(slice: Span & { readonly readAtMs: number }, lagMs: number): boolean {
  return slice.readAtMs - slice.toMs >= lagMs;
}

/**
 * Reads the cells of ranges slice by slice, so that nothing closed is scanned twice. A slice is an
 * hour, or as much of the present hour as is settled; callers that need the same slice at the same
 * time share one query. What is not settled yet is the live tail: read again on demand.
 */
export class SlicePlanner {
  readonly #store: SliceStore;
  readonly #options: PlannerOptions;
  readonly #now: () => number;
  readonly #meter: ScanMeter;
  readonly #tails: LiveTails<ScannedCells>;
  readonly #flights = new Map<string, SliceFlight[]>();
  /** Events an hour in what was read last, by key. */
  readonly #densities = new Map<string, number>();

  constructor(options: PlannerOptions = {}) {
    this.#options = options;
    this.#store = options.store ?? new MemorySliceStore();
    this.#now = options.now ?? Date.now;
    this.#meter = options.meter ?? new ScanMeter();
    this.#tails = new LiveTails(options.tailMemoryMs ?? 5_000, this.#now);
  }

  /** Closed slices that are remembered. */
  get slicesRemembered(): number {
    return this.#store.count;
  }

  /** The end of what is settled by now, a whole bin, ms since the epoch. */
  settledEnd(lagMs: number): number {
    return Math.floor((this.#now() - lagMs) / plannedBinMs) * plannedBinMs;
  }

  /**
   * The cells of a range, the newest slice first. Counts of events that are no access log lines are
   * those of whole slices.
   * @throws TailgateError `cancelled`, `inconsistent`, `limit-exceeded`, and what the carrier throws;
   * the slices that were complete by then are remembered
   */
  async read(group: PlannedGroup, range: PlannedRange): Promise<PlannedCells> {
    const { signal, live = true } = range;
    throwIfAborted(signal);
    const nowMs = this.#now();
    const settledEnd = this.settledEnd(group.settleLagMs);
    const readTo = live ? Math.ceil(nowMs / 1_000) * 1_000 : settledEnd;
    const closedTo = Math.min(range.toMs, settledEnd);
    const key = sliceKey(group);

    let tailReadTo = readTo;
    const tasks: ((signal: AbortSignal) => Promise<Piece[]>)[] = [];
    if (live && range.toMs > settledEnd && readTo > range.fromMs) {
      const tail = { fromMs: settledEnd, toMs: readTo };
      const wanted = { fromMs: Math.max(range.fromMs, settledEnd), toMs: range.toMs };
      tasks.push(async (stop) => {
        const read = await this.#readTail(group, key, tail, range, stop);
        tailReadTo = read.readToMs;
        return [{ ...read, ...wanted }];
      });
    }
    const firstHour = Math.floor(range.fromMs / sliceMs) * sliceMs;
    const lastHour = Math.floor((closedTo - 1) / sliceMs) * sliceMs;
    for (let hour = lastHour; hour >= firstHour && closedTo > range.fromMs; hour -= sliceMs) {
      const wanted = { fromMs: range.fromMs, toMs: closedTo };
      tasks.push(async (stop) => {
        const pieces = await this.#readHour(group, key, hour, settledEnd, range, stop);
        return pieces.map((piece) => ({ ...piece, ...wanted }));
      });
    }
    const pieces = (await runPool(tasks, this.#options.slicesAtOnce ?? 4, signal)).flat();
    const parts = pieces.map(({ cells, fromMs, toMs }) => clipCells(cells, fromMs, toMs));
    return {
      cells: parts.length === 0 ? emptyCells(plannedBinMs) : mergeCells(parts),
      readToMs: Math.min(range.toMs, tailReadTo),
      slices: pieces.length,
      remembered: pieces.filter(({ started }) => !started).length,
      scannedUnparsed: pieces.reduce(
        (sum, { started, cells }) => sum + (started ? cells.unparsed : 0),
        0,
      ),
      cost: addCosts(pieces.map(({ cost }) => cost)),
    };
  }

  /** What is settled of an hour: from memory, from queries under way, and new ones for the rest. */
  async #readHour(
    group: PlannedGroup,
    key: string,
    hour: number,
    settledEnd: number,
    range: PlannedRange,
    signal: AbortSignal,
  ): Promise<Piece[]> {
    const wanted = { fromMs: hour, toMs: Math.min(hour + sliceMs, settledEnd) };
    const usable = (slice: Span & { readonly readAtMs: number }) =>
      isSettled(slice, group.settleLagMs) && slice.toMs <= wanted.toMs;
    const flightsId = `${key} ${String(hour)}`;
    // From here to the last join nothing is awaited: no other caller can start the same slice.
    const stored: readonly (StoredSlice | SliceFlight)[] = this.#store.slices(key, hour);
    const flying = this.#flights.get(flightsId) ?? [];
    const pieces = disjoint([...stored, ...flying].filter(usable));
    const joined = pieces.map(async (piece): Promise<Piece> => {
      const cells = 'cells' in piece ? piece.cells : (await piece.flight.join(signal)).cells;
      return { cells, cost: noCost, started: false, ...spanOf(piece) };
    });
    const scanned = gaps(wanted, pieces).map(async (gap): Promise<Piece> => {
      const { flight } = this.#startSlice(group, key, hour, gap, range);
      return { ...(await flight.join(signal)), started: true, ...gap };
    });
    return Promise.all([...joined, ...scanned]);
  }

  #startSlice(
    group: PlannedGroup,
    key: string,
    hour: number,
    span: Span,
    range: PlannedRange,
  ): SliceFlight {
    const flightsId = `${key} ${String(hour)}`;
    const readAtMs = this.#now();
    const flight = new Flight(
      async (signal) => {
        const scanned = await this.#scan(group, key, span, range.priority, signal);
        this.#store.put(key, hour, { ...span, readAtMs, cells: scanned.cells });
        return scanned;
      },
      () => {
        const others = this.#flights.get(flightsId)?.filter((other) => other !== entry) ?? [];
        if (others.length === 0) this.#flights.delete(flightsId);
        else this.#flights.set(flightsId, others);
      },
    );
    const entry: SliceFlight = { ...span, readAtMs, flight };
    this.#flights.set(flightsId, [...(this.#flights.get(flightsId) ?? []), entry]);
    return entry;
  }

  async #readTail(
    group: PlannedGroup,
    key: string,
    span: Span,
    range: PlannedRange,
    signal: AbortSignal,
  ): Promise<ScannedCells & { readonly started: boolean; readonly readToMs: number }> {
    const { result, started, readToMs } = this.#tails.read(
      key,
      span,
      (stop) => this.#scan(group, key, span, range.priority, stop),
      signal,
    );
    const { cells, cost } = await result;
    return { cells, cost: started ? cost : noCost, started, readToMs };
  }

  async #scan(
    group: PlannedGroup,
    key: string,
    span: Span,
    priority: QueryPriority = 'interactive',
    signal: AbortSignal,
  ): Promise<ScannedCells> {
    const { logGroup, format, rawPath, carrier } = group;
    await this.#options.budget?.admit({ ...span, logGroup, priority });
    const { shape } = this.#options;
    const meter = new ScanMeter(this.#meter);
    const hours = (span.toMs - span.fromMs) / sliceMs;
    const density = this.#densities.get(key) ?? group.eventsPerHour;
    const cells = await runCells(meter.carrier(carrier, priority), format, {
      ...span,
      logGroups: [logGroup],
      binMs: plannedBinMs,
      rawPath,
      signal,
      ...(shape === undefined ? {} : { shape }),
      ...(density === undefined ? {} : { expectedEvents: densityMargin * density * hours }),
    });
    // Half of what was known before stays: after a quiet slice a busy one may follow.
    const found = (cells.requests + cells.unparsed) / hours;
    this.#densities.set(key, Math.max(found, (density ?? 0) / 2));
    return { cells, cost: meter.cost };
  }
}

function spanOf({ fromMs, toMs }: Span): Span {
  return { fromMs, toMs };
}
