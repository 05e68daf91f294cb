import { signalsOfMask } from '../../accesslog/timeout';
import { errorClassOf } from '../../accesslog/error-text';
import type { ErrorClass, TimeoutSignal } from '../../accesslog/canonical';
import type { AffectedBy, Distribution, EndpointAggregates } from '../aggregates';
import { nearestRankIndex } from '../percentile';
import type { CellSlices } from './cell-slices';
import { mark, type IndexedCells } from './indexed-cells';
import { rollup, rollupWidth } from './rollup';
import { shareOfSlowest } from './share-of-slowest';
import { SliceDistribution } from './slice-distribution';

/** Cells that an aggregate speaks of: those of some groups, with their sums. */
export interface AggregatedGroups {
  readonly groups: readonly number[];
  /** One rollup: the sum of those of the groups. */
  readonly total: Float64Array;
}

function countColumns(by: AffectedBy): readonly number[] | undefined {
  switch (by.kind) {
    case 'timeouts':
      return [rollup.timeouts];
    case 'near-timeouts':
      return [rollup.nearTimeouts];
    case 'server-errors':
      return [rollup.serverErrors];
    case 'throttled':
      return [rollup.throttledByGateway, rollup.throttledByBackend];
    case 'integration-above':
    case 'response-above':
      return undefined;
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Aggregates over groups of indexed cells; everything beyond sums is worked out when it is asked for. */
export class SliceAggregates implements EndpointAggregates {
  private readonly readSlices: () => CellSlices;
  private readonly readOutcomes: () => {
    statuses: ReadonlyMap<number, number>;
    errorClasses: ReadonlyMap<ErrorClass, number>;
  };
  private readonly readTimeouts: () => {
    signals: ReadonlyMap<TimeoutSignal, number>;
    statuses: ReadonlyMap<number, number>;
  };
  private readonly distributions = new Map<string, Distribution>();

  constructor(
    private readonly cells: IndexedCells,
    readonly endpoint: string,
    readonly timeoutMs: number,
    private readonly of: AggregatedGroups,
  ) {
    this.readSlices = lazy(() => {
      const slices: number[] = [];
      for (const group of of.groups) {
        const start = cells.groupCells[group] ?? 0;
        const end = cells.groupCells[group + 1] ?? 0;
        if (slices.length > 0 && slices[slices.length - 1] === start) slices.pop();
        else slices.push(start);
        slices.push(end);
      }
      return slices;
    });
    this.readOutcomes = lazy(() => this.countOutcomes());
    this.readTimeouts = lazy(() => this.countTimeouts());
  }

  private total(column: number): number {
    return this.of.total[column] ?? 0;
  }

  get requests(): number {
    return this.total(rollup.requests);
  }

  get withIntegration(): number {
    return this.total(rollup.withIntegration);
  }

  get withoutIntegration(): number {
    return this.requests - this.withIntegration;
  }

  private distribution(
    name: 'integration' | 'backend' | 'pairResponse' | 'response' | 'overhead',
    columns: readonly [count: number, sum: number, max: number],
  ): Distribution {
    let made = this.distributions.get(name);
    if (made === undefined) {
      const { cells } = this;
      const values = name === 'pairResponse' ? cells.response : cells[name];
      const member = name === 'pairResponse' ? cells.backend : values;
      const [count, sum, max] = columns;
      const greatest = this.total(max);
      made = new SliceDistribution(
        this.total(count),
        this.total(sum),
        Number.isFinite(greatest) ? greatest : 0,
        () => ({
          counts: cells.counts,
          single: cells.single,
          values,
          member,
          slices: this.readSlices(),
        }),
      );
      this.distributions.set(name, made);
    }
    return made;
  }

  get integration(): Distribution {
    const { integrationCount, integrationSum, integrationMax } = rollup;
    return this.distribution('integration', [integrationCount, integrationSum, integrationMax]);
  }

  get backend(): Distribution {
    return this.distribution('backend', [rollup.pairCount, rollup.backendSum, rollup.backendMax]);
  }

  get response(): Distribution {
    const { pairCount, pairResponseSum, pairResponseMax } = rollup;
    return this.distribution('pairResponse', [pairCount, pairResponseSum, pairResponseMax]);
  }

  get allResponses(): Distribution {
    const { responseCount, responseSum, responseMax } = rollup;
    return this.distribution('response', [responseCount, responseSum, responseMax]);
  }

  get overhead(): Distribution {
    const { overheadCount, overheadSum, overheadMax } = rollup;
    return this.distribution('overhead', [overheadCount, overheadSum, overheadMax]);
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
    const { cells } = this;
    const counts = new Map<number, number>();
    for (const group of this.of.groups) {
      const count = this.affectedInGroup(group, by);
      if (count === 0) continue;
      const start = (cells.groupBins[group] ?? 0) * cells.binMs;
      counts.set(start, (counts.get(start) ?? 0) + count);
    }
    return new Map([...counts].sort(([a], [b]) => a - b));
  }

  affected(by: AffectedBy): number {
    const columns = countColumns(by);
    if (columns !== undefined) {
      return columns.reduce((sum, column) => sum + this.total(column), 0);
    }
    let sum = 0;
    for (const group of this.of.groups) sum += this.affectedInGroup(group, by);
    return sum;
  }

  private affectedInGroup(group: number, by: AffectedBy): number {
    const { cells } = this;
    const offset = group * rollupWidth;
    const columns = countColumns(by);
    if (columns !== undefined) {
      return columns.reduce((sum, column) => sum + (cells.rollups[offset + column] ?? 0), 0);
    }
    if (by.kind !== 'integration-above' && by.kind !== 'response-above') return 0;
    const integration = by.kind === 'integration-above';
    const max = cells.rollups[offset + (integration ? rollup.integrationMax : rollup.responseMax)];
    if ((max ?? 0) <= by.ms) return 0;
    const values = integration ? cells.integration : cells.response;
    // Slow answers are looked for among the requests that the response percentiles speak of.
    const pairsOnly = !integration && this.total(rollup.pairCount) > 0;
    const member = pairsOnly ? cells.backend : values;
    const end = cells.groupCells[group + 1] ?? 0;
    let sum = 0;
    for (let cell = cells.groupCells[group] ?? 0; cell < end; cell += 1) {
      if ((values[cell] ?? NaN) > by.ms && !Number.isNaN(member[cell]))
        sum += cells.counts[cell] ?? 0;
    }
    return sum;
  }

  private countOutcomes() {
    const { cells } = this;
    const totals = new Float64Array(cells.outcomeTable.length);
    const slices = this.readSlices();
    for (let run = 0; run < slices.length; run += 2) {
      const end = slices[run + 1] ?? 0;
      for (let cell = slices[run] ?? 0; cell < end; cell += 1) {
        const outcome = cells.outcomes[cell] ?? 0;
        totals[outcome] = (totals[outcome] ?? 0) + (cells.counts[cell] ?? 0);
      }
    }
    const statuses = new Map<number, number>();
    const errorClasses = new Map<ErrorClass, number>();
    cells.outcomeTable.forEach(({ status, errorResponseType, errorFlags }, outcome) => {
      const count = totals[outcome] ?? 0;
      if (count === 0) return;
      if (status >= 0) statuses.set(status, (statuses.get(status) ?? 0) + count);
      const errorClass = errorClassOf(errorResponseType, errorFlags);
      errorClasses.set(errorClass, (errorClasses.get(errorClass) ?? 0) + count);
    });
    return { statuses, errorClasses };
  }

  private countTimeouts() {
    const { cells } = this;
    const signals = new Map<TimeoutSignal, number>();
    const statuses = new Map<number, number>();
    for (const group of this.of.groups) {
      if ((cells.rollups[group * rollupWidth + rollup.timeouts] ?? 0) === 0) continue;
      const end = cells.groupCells[group + 1] ?? 0;
      for (let cell = cells.groupCells[group] ?? 0; cell < end; cell += 1) {
        const mask = (cells.marks[cell] ?? 0) & mark.timeoutSignals;
        if (mask === 0) continue;
        const count = cells.counts[cell] ?? 0;
        for (const signal of signalsOfMask(mask)) {
          signals.set(signal, (signals.get(signal) ?? 0) + count);
        }
        const status = cells.outcomeTable[cells.outcomes[cell] ?? 0]?.status ?? -1;
        statuses.set(status, (statuses.get(status) ?? 0) + count);
      }
    }
    return { signals, statuses };
  }
}
