import { TailgateError } from '../../../errors';
import type { QueryColumns, QueryRequest } from '../../../insights/columns';
import type { PlannedCarrier } from '../scan-meter';

interface Held {
  readonly request: QueryRequest;
  readonly finish: () => void;
  readonly fail: (error: TailgateError) => void;
}

/**
 * A carrier whose queries end when the test says so. A query whose signal fires ends as `cancelled`,
 * as it does with CloudWatch.
 */
export class HeldCarrier implements PlannedCarrier {
  readonly rowLimit: number;
  /** Every query ever asked. */
  readonly asked: QueryRequest[] = [];
  /** Queries under way, in the order in which they were asked. */
  readonly held: Held[] = [];
  cancelled = 0;

  /** @param holding false lets queries through until `hold` is called */
  constructor(
    private readonly inner: PlannedCarrier,
    public holding = true,
  ) {
    this.rowLimit = inner.rowLimit;
  }

  run(request: QueryRequest): Promise<QueryColumns> {
    this.asked.push(request);
    if (!this.holding) return this.inner.run(request);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        const index = this.held.indexOf(entry);
        if (index >= 0) this.held.splice(index, 1);
      };
      const entry: Held = {
        request,
        finish: () => {
          leave();
          this.inner.run(request).then(resolve, reject);
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      this.held.push(entry);
      request.signal?.addEventListener('abort', () => {
        if (!this.held.includes(entry)) return;
        leave();
        this.cancelled += 1;
        reject(new TailgateError('cancelled', 'The query was cancelled.'));
      });
    });
  }

  /** Ends every query that is under way. */
  finishAll(): void {
    for (const { finish } of [...this.held]) finish();
  }
}

/** Lets everything that waits for nothing but its turn run. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
