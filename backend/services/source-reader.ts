import type { SourceSettings } from '@tailgate/contract';
import type { AccessLogFormat, DetectedContent } from '../accesslog/canonical';
import type { QueryPriority } from '../cloudwatch/quota-gate';
import { createAggregates, type CellAggregates } from '../latency/aggregate/create-aggregates';
import { emptyCells, type Cells } from '../latency/cells/cells';
import { mergeCells } from '../latency/cells/merge-cells';
import { SingleFlight } from '../latency/plan/flight';
import { FormatFinder, type SampledGroup } from '../latency/plan/format-finder';
import { runPool } from '../latency/plan/run-pool';
import { addCosts, noCost, ScanMeter, type ScanCost } from '../latency/plan/scan-meter';
import { settleLagMs } from '../latency/plan/settle-lag';
import { bytesOfCells } from '../latency/plan/stored-cells';
import { plannedBinMs } from '../latency/plan/slice-key';
import type { PlannedCells, PlannedGroup, SlicePlanner } from '../latency/plan/slice-planner';
import type { ConnectedSource, LiveConnection } from './live-source';
import { RecentAnswers } from './recent-answers';

/** A log group of access log lines, with its format. */
export interface ReadableGroup {
  readonly logGroup: string;
  readonly format: AccessLogFormat;
}

/** A log group in which no access log line was found, and what was. */
export interface OtherGroup {
  readonly logGroup: string;
  /** Undefined where the range holds no event. */
  readonly content: DetectedContent | undefined;
}

/** The cells of a source over a range, with the aggregates over them. */
export interface SourceRead {
  /** Whole bins: the range asked for is within. Inclusive, ms since the epoch. */
  readonly fromMs: number;
  /** Exclusive; where the range reaches to the present, up to where events were looked for. */
  readonly toMs: number;
  readonly cells: Cells;
  readonly aggregates: CellAggregates;
  readonly groups: readonly ReadableGroup[];
  readonly others: readonly OtherGroup[];
  /** Whether nothing of it can change any more. */
  readonly settled: boolean;
  /** Scanned for this caller. */
  readonly cost: ScanCost;
  /** Share of the slices that nothing was scanned for, 0 to 1. */
  readonly fromCache: number;
}

export interface ReadRange {
  readonly fromMs: number;
  readonly toMs: number;
  /** False to leave out what is not settled yet. */
  readonly live?: boolean;
  /** Who waits; see the quota gate. */
  readonly priority?: QueryPriority;
}

interface GroupRead {
  readonly readable?: ReadableGroup;
  readonly other?: OtherGroup;
  readonly planned?: PlannedCells;
  readonly cost: ScanCost;
}

/** Reads of whole sources that are kept at hand: the panels of a dashboard ask for one range. */
const readsKept = 6;
/** What the kept reads may weigh together, in bytes. */
const readBytesKept = 256 * 1024 * 1024;
/** Aggregates index their cells: about twice what the cells themselves take. */
const bytesPerCellByte = 3;
/** How long a read that ends in the live tail is given to further callers, ms. */
const liveReadMs = 3_000;
/** Log groups of a source that are read at a time. */
const groupsAtOnce = 4;

/** Reads the cells of sources, and tells the formats of their log groups. */
export class SourceReader {
  readonly #planner: SlicePlanner;
  readonly #meter: ScanMeter;
  readonly #now: () => number;
  readonly #formats: FormatFinder;
  readonly #reads = new SingleFlight<SourceRead>();
  readonly #recent: RecentAnswers<SourceRead>;

  /**
   * @param now ms since the epoch
   * @param onRead told of the cells of every read, once for all callers that share it
   */
  constructor(
    planner: SlicePlanner,
    meter: ScanMeter,
    now: () => number,
    private readonly onRead: (source: ConnectedSource, cells: Cells) => void = () => undefined,
  ) {
    this.#planner = planner;
    this.#meter = meter;
    this.#now = now;
    this.#formats = new FormatFinder(meter, now);
    this.#recent = new RecentAnswers(readsKept, now, readBytesKept);
  }

  /** The end of what is settled for a source by now, ms since the epoch. */
  settledEnd(settings: SourceSettings): number {
    return this.#planner.settledEnd(settleLagMs(settings));
  }

  /**
   * The cells of a range of a source, widened to whole bins. Callers that ask for the same share one
   * read, and its answer is at hand for a while.
   * @throws TailgateError where a log group cannot be read: an answer that lacks one would be wrong
   */
  async read(source: ConnectedSource, range: ReadRange, signal?: AbortSignal): Promise<SourceRead> {
    const fromMs = Math.floor(range.fromMs / plannedBinMs) * plannedBinMs;
    const toMs = Math.ceil(range.toMs / plannedBinMs) * plannedBinMs;
    const key = `${source.name} ${fromMs} ${toMs} ${range.live ?? true}`;
    const known = this.#recent.get(key);
    if (known !== undefined) return { ...known, cost: noCost, fromCache: 1 };
    const { result, started } = this.#reads.run(
      key,
      async (stop) => {
        const read = await this.#readAll(source, { ...range, fromMs, toMs }, stop);
        this.onRead(source, read.cells);
        const bytes = bytesPerCellByte * bytesOfCells(read.cells);
        this.#recent.put(key, read, read.settled ? Infinity : liveReadMs, bytes);
        return read;
      },
      signal,
    );
    const read = await result;
    return started ? read : { ...read, cost: noCost, fromCache: 1 };
  }

  /** What each log group of a source holds, by its newest lines in a range. */
  async contents(
    source: ConnectedSource,
    range: ReadRange,
    signal?: AbortSignal,
  ): Promise<OtherGroup[]> {
    const connection = await source.connection();
    const tasks = source.logGroups.map((logGroup) => async (stop: AbortSignal) => {
      const found = await this.#formats.find(
        sampledGroup(source, connection, logGroup),
        wholeSeconds(range),
        stop,
      );
      return { logGroup, content: found?.content };
    });
    return runPool(tasks, groupsAtOnce, signal);
  }

  async #readAll(
    source: ConnectedSource,
    range: ReadRange,
    signal: AbortSignal,
  ): Promise<SourceRead> {
    // Settled when the read begins: what settles meanwhile was read as live tail.
    const settled = range.toMs <= this.settledEnd(source.settings);
    const connection = await source.connection();
    const tasks = source.logGroups.map(
      (logGroup) => (stop: AbortSignal) =>
        this.#readGroup(source, connection, logGroup, range, stop),
    );
    const reads = await runPool(tasks, groupsAtOnce, signal);
    const planned = reads.flatMap((read) => read.planned ?? []);
    const { fromMs } = range;
    const end = Math.min(range.toMs, this.#endOf(source.settings, range));
    const toMs = Math.max(
      fromMs,
      planned.reduce((least, { readToMs }) => Math.min(least, readToMs), end),
    );
    const cells =
      planned.length === 0 ? emptyCells(plannedBinMs) : mergeCells(planned.map((one) => one.cells));
    const slices = planned.reduce((sum, one) => sum + one.slices, 0);
    const remembered = planned.reduce((sum, one) => sum + one.remembered, 0);
    return {
      fromMs,
      toMs,
      cells,
      aggregates: createAggregates(cells, source.settings, { fromMs, toMs }),
      groups: reads.flatMap(({ readable }) => readable ?? []),
      others: reads.flatMap(({ other }) => other ?? []),
      settled,
      cost: addCosts(reads.map(({ cost }) => cost)),
      fromCache: slices === 0 ? 1 : remembered / slices,
    };
  }

  /** Up to where a range can be read by now. */
  #endOf(settings: SourceSettings, { live = true }: ReadRange): number {
    return live ? Math.ceil(this.#now() / 1_000) * 1_000 : this.settledEnd(settings);
  }

  async #readGroup(
    source: ConnectedSource,
    connection: LiveConnection,
    logGroup: string,
    range: ReadRange,
    signal: AbortSignal,
  ): Promise<GroupRead> {
    const meter = new ScanMeter(this.#meter);
    const end = this.#endOf(source.settings, range);
    const sampled = sampledGroup(source, connection, logGroup);
    const within = wholeSeconds({ fromMs: range.fromMs, toMs: Math.min(range.toMs, end) });
    if (within.toMs <= within.fromMs) return { cost: noCost };
    const found = await this.#formats.find(sampled, within, signal, meter);
    if (found?.content.content !== 'access-log') {
      return { other: { logGroup, content: found?.content }, cost: meter.cost };
    }
    const group = plannedGroup(
      source,
      connection,
      logGroup,
      found.content.format,
      found.eventsPerHour,
    );
    const planned = await this.#planner.read(group, { ...range, signal });
    const { requests, unparsed } = planned.cells;
    const counts = { requests, unparsed, scannedUnparsed: planned.scannedUnparsed };
    const again = await this.#formats.reconsider(sampled, within, counts, signal, meter);
    if (again?.content.content !== 'access-log') {
      const readable = { logGroup, format: group.format };
      return { readable, planned, cost: addCosts([meter.cost, planned.cost]) };
    }
    const other = plannedGroup(
      source,
      connection,
      logGroup,
      again.content.format,
      again.eventsPerHour,
    );
    const reread = await this.#planner.read(other, { ...range, signal });
    return {
      readable: { logGroup, format: other.format },
      planned: reread,
      cost: addCosts([meter.cost, planned.cost, reread.cost]),
    };
  }
}

function sampledGroup(
  { settings }: ConnectedSource,
  { identity, carrier }: LiveConnection,
  logGroup: string,
): SampledGroup {
  return { identity, carrier, logGroup, overrides: settings.fields };
}

function plannedGroup(
  { settings }: ConnectedSource,
  { identity, carrier }: LiveConnection,
  logGroup: string,
  format: AccessLogFormat,
  eventsPerHour: number,
): PlannedGroup {
  return {
    identity,
    carrier,
    logGroup,
    format,
    rawPath: settings.endpointPatterns.length > 0,
    settleLagMs: settleLagMs(settings),
    eventsPerHour,
  };
}

/** Queries take whole seconds: the range widened to them. */
export function wholeSeconds({ fromMs, toMs }: ReadRange): { fromMs: number; toMs: number } {
  return { fromMs: Math.floor(fromMs / 1_000) * 1_000, toMs: Math.ceil(toMs / 1_000) * 1_000 };
}
