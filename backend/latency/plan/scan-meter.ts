import type { QueryPriority } from '../../cloudwatch/quota-gate';
import { TailgateError } from '../../errors';
import type { QueryCarrier, QueryColumns, QueryRequest } from '../../insights/columns';

/** A carrier that can be told who waits. One without a quota takes no notice. */
export interface PlannedCarrier extends QueryCarrier {
  run(
    request: QueryRequest,
    options?: { readonly priority?: QueryPriority },
  ): Promise<QueryColumns>;
}

/** What queries scanned. */
export interface ScanCost {
  readonly bytesScanned: number;
  readonly recordsScanned: number;
}

export const noCost: ScanCost = { bytesScanned: 0, recordsScanned: 0 };

/** The sum of several costs. */
export function addCosts(costs: readonly ScanCost[]): ScanCost {
  return {
    bytesScanned: costs.reduce((sum, cost) => sum + cost.bytesScanned, 0),
    recordsScanned: costs.reduce((sum, cost) => sum + cost.recordsScanned, 0),
  };
}

/** Adds up what queries scanned and how many there were; part of a wider meter where one is given. */
export class ScanMeter {
  #bytesScanned = 0;
  #recordsScanned = 0;
  #queriesRun = 0;
  #queriesFailed = 0;

  constructor(private readonly wider?: ScanMeter) {}

  get cost(): ScanCost {
    return { bytesScanned: this.#bytesScanned, recordsScanned: this.#recordsScanned };
  }

  get queries(): { readonly queriesRun: number; readonly queriesFailed: number } {
    return { queriesRun: this.#queriesRun, queriesFailed: this.#queriesFailed };
  }

  /** A carrier whose queries are metered here. A query that was cancelled is no failed one. */
  carrier(carrier: PlannedCarrier, priority: QueryPriority = 'interactive'): QueryCarrier {
    return {
      rowLimit: carrier.rowLimit,
      run: async (request) => {
        this.addStarted();
        try {
          const result = await carrier.run(request, { priority });
          this.addScanned(result.statistics);
          return result;
        } catch (thrown) {
          if (!(thrown instanceof TailgateError && thrown.code === 'cancelled')) this.addFailed();
          throw thrown;
        }
      },
    };
  }

  private addStarted(): void {
    this.#queriesRun += 1;
    this.wider?.addStarted();
  }

  private addFailed(): void {
    this.#queriesFailed += 1;
    this.wider?.addFailed();
  }

  private addScanned(cost: ScanCost): void {
    this.#bytesScanned += cost.bytesScanned;
    this.#recordsScanned += cost.recordsScanned;
    this.wider?.addScanned(cost);
  }
}
