import { mark, type JudgedColumns } from './indexed-cells';

/** Columns that follow from those of judged cells, worked out when one is asked for. */
export class DerivedColumns {
  private madeBackend: Float64Array | undefined;
  private madeOverhead: Float64Array | undefined;

  constructor(private readonly judged: JudgedColumns) {}

  /** Backend time by cell, ms: of a timeout its response latency. Means something for pairs only. */
  get backend(): Float64Array {
    if (this.madeBackend === undefined) {
      const { marks, integration, response } = this.judged;
      const backend = new Float64Array(marks.length);
      for (let cell = 0; cell < backend.length; cell += 1) {
        const measured = (marks[cell] & mark.integration) !== 0;
        backend[cell] = measured ? integration[cell] : response[cell];
      }
      this.madeBackend = backend;
    }
    return this.madeBackend;
  }

  /** Response less integration latency by cell, ms; NaN where one of them is missing. */
  get overhead(): Float64Array {
    this.madeOverhead ??= this.judged.overhead ?? this.differences();
    return this.madeOverhead;
  }

  private differences(): Float64Array {
    const { integration, response } = this.judged;
    const overhead = new Float64Array(response.length);
    for (let cell = 0; cell < overhead.length; cell += 1) {
      overhead[cell] = response[cell] - integration[cell];
    }
    return overhead;
  }
}
