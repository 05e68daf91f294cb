import type { LogsClient, QueryPage } from './logs-client';
import { pause } from './pause';
import type { QuotaGate } from './quota-gate';

/** A query that CloudWatch works on. */
export class RunningQuery {
  readonly id: string;
  /** Whether CloudWatch has said that it does not run any more. */
  ended = false;
  readonly #client: LogsClient;
  readonly #gate: QuotaGate;
  readonly #signal: AbortSignal;

  constructor(client: LogsClient, gate: QuotaGate, id: string, signal: AbortSignal) {
    this.#client = client;
    this.#gate = gate;
    this.id = id;
    this.#signal = signal;
  }

  pause(ms: number): Promise<void> {
    return pause(ms, this.#signal, 'The query');
  }

  page(maxItems: number, nextToken?: string): Promise<QueryPage> {
    return this.#client.getQueryResults(
      { queryId: this.id, maxItems, ...(nextToken === undefined ? {} : { nextToken }) },
      {
        signal: this.#signal,
        before: () => this.#gate.pace('GetQueryResults', this.#signal),
      },
    );
  }
}
