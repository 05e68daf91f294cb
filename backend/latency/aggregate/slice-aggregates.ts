import type { ErrorClass, TimeoutSignal } from '../../accesslog/canonical';
import type { AffectedBy, Distribution, EndpointAggregates } from '../aggregates';
import { nearestRankIndex } from '../percentile';
import { slicesOf, type AggregatedGroups } from './aggregated-groups';
import type { CellSlices } from './cell-slices';
import {
  countOutcomes,
  countTimeouts,
  type OutcomeCounts,
  type TimeoutCounts,
} from './count-outcomes';
import { countResponses } from './count-responses';
import type { ExceedingBy } from './exceeding-counts';
import { mark, type IndexedCells } from './indexed-cells';
import { rollup, rollupWidth } from './rollup';
import { shareOfSlowest } from './share-of-slowest';
import { SliceDistribution } from './slice-distribution';

/** Columns of a rollup that add up to what a request is affected by. */
const countedBy: Readonly<Record<Exclude<AffectedBy, ExceedingBy>['kind'], readonly number[]>> = {
  timeouts: [rollup.timeouts],
  'near-timeouts': [rollup.nearTimeouts],
  'server-errors': [rollup.serverErrors],
  throttled: [rollup.throttledByGateway, rollup.throttledByBackend],
};

/** Aggregates over groups of indexed cells; everything beyond sums is worked out when it is asked for. */
export class SliceAggregates implements EndpointAggregates {
  readonly requests: number;
  private slices: CellSlices | undefined;
  private outcomes: OutcomeCounts | undefined;
  private timedOut: TimeoutCounts | undefined;
  private integrationTimes: Distribution | undefined;
  private backendTimes: Distribution | undefined;
  private pairResponses: Distribution | undefined;
  private responses: Distribution | undefined;
  private overheads: Distribution | undefined;

  constructor(
    private readonly cells: IndexedCells,
    readonly endpoint: string,
    readonly timeoutMs: number,
    private readonly of: AggregatedGroups,
  ) {
    this.requests = this.total(rollup.requests);
  }

  private total(column: number): number {
    return this.of.total[this.of.offset + column];
  }

  private readSlices(): CellSlices {
    this.slices ??= slicesOf(this.cells, this.of.runs);
    return this.slices;
  }

  private readOutcomes(): OutcomeCounts {
    this.outcomes ??= countOutcomes(this.cells, this.readSlices());
    return this.outcomes;
  }

  private readTimeouts(): TimeoutCounts {
    this.timedOut ??= countTimeouts(this.cells, this.of.runs);
    return this.timedOut;
  }

  get withIntegration(): number {
    return this.total(rollup.withIntegration);
  }

  get withoutIntegration(): number {
    return this.requests - this.withIntegration;
  }

  private distribution(
    [count, sum, max]: readonly [count: number, sum: number, max: number],
    required: number,
    values: () => Float64Array,
  ): Distribution {
    const greatest = this.total(max);
    return new SliceDistribution(
      this.total(count),
      this.total(sum),
      Number.isFinite(greatest) ? greatest : 0,
      () => {
        const { counts, single, marks } = this.cells;
        return { counts, single, marks, required, values: values(), slices: this.readSlices() };
      },
    );
  }

  get integration(): Distribution {
    this.integrationTimes ??= this.distribution(
      [rollup.integrationCount, rollup.integrationSum, rollup.integrationMax],
      mark.integration,
      () => this.cells.integration,
    );
    return this.integrationTimes;
  }

  get backend(): Distribution {
    this.backendTimes ??= this.distribution(
      [rollup.pairCount, rollup.backendSum, rollup.backendMax],
      mark.pair,
      () => this.cells.derived.backend,
    );
    return this.backendTimes;
  }

  get response(): Distribution {
    this.pairResponses ??= this.distribution(
      [rollup.pairCount, rollup.pairResponseSum, rollup.pairResponseMax],
      mark.pair,
      () => this.cells.response,
    );
    return this.pairResponses;
  }

  get allResponses(): Distribution {
    this.responses ??= this.distribution(
      [rollup.responseCount, rollup.responseSum, rollup.responseMax],
      mark.response,
      () => this.cells.response,
    );
    return this.responses;
  }

  get overhead(): Distribution {
    this.overheads ??= this.distribution(
      [rollup.overheadCount, rollup.overheadSum, rollup.overheadMax],
      mark.integration | mark.response,
      () => this.cells.derived.overhead,
    );
    return this.overheads;
  }

  /** Of the whole population, not of a sample: √(Σo²/n − (Σo/n)²). */
  get overheadStandardDeviation(): number | null {
    const count = this.total(rollup.overheadCount);
    if (count === 0) return null;
    const mean = this.total(rollup.overheadSum) / count;
    return Math.sqrt(Math.max(this.total(rollup.overheadSquares) / count - mean * mean, 0));
  }

  get backendShare(): number | null {
    const response = this.total(rollup.pairResponseSum);
    if (response <= 0) return null;
    return Math.min(this.total(rollup.backendSum) / response, 1);
  }

  backendShareOfSlowest(part: number): number | null {
    const count = this.total(rollup.pairCount);
    if (count === 0) return null;
    const slowest = nearestRankIndex(part, count) + 1;
    const threshold = this.response.percentile((count - slowest + 1) / count);
    return threshold === null
      ? null
      : shareOfSlowest(this.cells, this.readSlices(), slowest, threshold);
  }

  get timeouts(): number {
    return this.total(rollup.timeouts);
  }

  get timeoutSignals(): ReadonlyMap<TimeoutSignal, number> {
    return this.readTimeouts().signals;
  }

  get timeoutStatuses(): ReadonlyMap<number, number> {
    return this.readTimeouts().statuses;
  }

  get nearTimeouts(): number {
    return this.total(rollup.nearTimeouts);
  }

  get statuses(): ReadonlyMap<number, number> {
    return this.readOutcomes().statuses;
  }

  get serverErrors(): number {
    return this.total(rollup.serverErrors);
  }

  get throttledByGateway(): number {
    return this.total(rollup.throttledByGateway);
  }

  get throttledByBackend(): number {
    return this.total(rollup.throttledByBackend);
  }

  get errorClasses(): ReadonlyMap<ErrorClass, number> {
    return this.readOutcomes().errorClasses;
  }

  binCounts(by: AffectedBy): ReadonlyMap<number, number> {
    const { groupBins, binMs } = this.cells;
    const counts = new Map<number, number>();
    const inGroup = this.countInGroup(by);
    this.forEachGroup((group) => {
      const count = inGroup(group);
      if (count === 0) return;
      const start = groupBins[group] * binMs;
      counts.set(start, (counts.get(start) ?? 0) + count);
    });
    return new Map([...counts].sort(([a], [b]) => a - b));
  }

  affected(by: AffectedBy): number {
    if (!('ms' in by)) {
      return countedBy[by.kind].reduce((sum, column) => sum + this.total(column), 0);
    }
    let sum = 0;
    const inGroup = this.countInGroup(by);
    this.forEachGroup((group) => (sum += inGroup(group)));
    return sum;
  }

  responseCounts(boundsMs: readonly number[]): ReadonlyMap<number, Float64Array> {
    const required = this.total(rollup.pairCount) > 0 ? mark.pair : mark.response;
    return countResponses(this.cells, this.of.runs, required, boundsMs);
  }

  private countInGroup(by: AffectedBy): (group: number) => number {
    const { exceeding, rollups } = this.cells;
    if ('ms' in by) {
      const counts = exceeding.above(by, this.total(rollup.pairCount) > 0);
      return (group) => counts.inGroup(group);
    }
    const columns = countedBy[by.kind];
    return (group) =>
      columns.reduce((sum, column) => sum + rollups[group * rollupWidth + column], 0);
  }

  private forEachGroup(visit: (group: number) => void): void {
    const { runs } = this.of;
    for (let run = 0; run < runs.length; run += 2) {
      for (let group = runs[run]; group < runs[run + 1]; group += 1) visit(group);
    }
  }
}
