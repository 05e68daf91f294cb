import type { Answer, Query } from '@tailgate/contract';
import { TailgateError } from '../errors';
import { SingleFlight } from '../latency/plan/flight';
import { ScanMeter } from '../latency/plan/scan-meter';
import { SlicePlanner, type PlannerOptions } from '../latency/plan/slice-planner';
import { checkHealth } from './check-health';
import { listValues } from './list-values';
import { ConnectedSource, type LiveSource } from './live-source';
import { queryEpisodes } from './query-episodes';
import { queryFindings } from './query-findings';
import { queryLatency } from './query-latency';
import { queryLogs } from './query-logs';
import { querySlowRequests } from './query-slow-requests';
import { queryTimeouts } from './query-timeouts';
import { RecentAnswers } from './recent-answers';
import type { ServiceContext } from './service-context';
import type { Services } from './services';
import { SourceReader } from './source-reader';

/** Findings of settled ranges that are kept. */
const findingsKept = 200;

export interface ServicesInput {
  readonly sources: readonly LiveSource[];
  /** US dollars for a GB that Logs Insights scans. */
  readonly pricePerGb: number;
  /** Where slices are kept, budgets, sizes; see the planner. */
  readonly planner?: Omit<PlannerOptions, 'meter' | 'now'>;
  /** ms since the epoch; the clock where absent. */
  readonly now?: () => number;
}

/** Work that ends with the services as well as with its caller. */
type Work<T> = (signal: AbortSignal) => Promise<T>;

class SourceServices implements Services {
  readonly #context: ServiceContext;
  readonly #planner: SlicePlanner;
  readonly #closing = new AbortController();

  constructor(input: ServicesInput) {
    const now = input.now ?? Date.now;
    const meter = new ScanMeter();
    this.#planner = new SlicePlanner({ ...input.planner, meter, now });
    this.#context = {
      sources: new Map(
        input.sources.map((source) => [source.settings.name, new ConnectedSource(source)]),
      ),
      reader: new SourceReader(this.#planner, meter, now),
      meter,
      pricePerGb: input.pricePerGb,
      now,
      findings: new RecentAnswers(findingsKept, now),
      health: new RecentAnswers(input.sources.length, now),
      findingFlights: new SingleFlight(),
    };
  }

  queryLatency: Services['queryLatency'] = (query, signal) =>
    this.#run(signal, (stop) => queryLatency(this.#context, query, stop));
  queryTimeouts: Services['queryTimeouts'] = (query, signal) =>
    this.#run(signal, (stop) => queryTimeouts(this.#context, query, stop));
  queryFindings: Services['queryFindings'] = (query, signal) =>
    this.#run(signal, (stop) => queryFindings(this.#context, query, stop));
  queryEpisodes: Services['queryEpisodes'] = (query, signal) =>
    this.#run(signal, (stop) => queryEpisodes(this.#context, query, stop));
  querySlowRequests: Services['querySlowRequests'] = (query, signal) =>
    this.#run(signal, (stop) => querySlowRequests(this.#context, query, stop));
  queryLogs: Services['queryLogs'] = (query, signal) =>
    this.#run(signal, (stop) => queryLogs(this.#context, query, stop));
  listValues: Services['listValues'] = (query, signal) =>
    this.#run(signal, (stop) => listValues(this.#context, query, stop));
  checkHealth: Services['checkHealth'] = (signal) =>
    this.#run(signal, (stop) => checkHealth(this.#context, stop));

  query(query: Query, signal?: AbortSignal): Promise<Answer> {
    switch (query.kind) {
      case 'latency':
        return this.queryLatency(query, signal);
      case 'timeouts':
        return this.queryTimeouts(query, signal);
      case 'findings':
        return this.queryFindings(query, signal);
      case 'episodes':
        return this.queryEpisodes(query, signal);
      case 'slow-requests':
        return this.querySlowRequests(query, signal);
      case 'logs':
        return this.queryLogs(query, signal);
      case 'values':
        return this.listValues(query, signal);
    }
  }

  sources(): readonly string[] {
    return [...this.#context.sources.keys()];
  }

  totals(): ReturnType<Services['totals']> {
    const { meter } = this.#context;
    return { ...meter.cost, ...meter.queries, slicesRemembered: this.#planner.slicesRemembered };
  }

  async close(): Promise<void> {
    this.#closing.abort(new TailgateError('cancelled', 'Tailgate is being stopped.'));
    await Promise.all([...this.#context.sources.values()].map((source) => source.close()));
  }

  async #run<T>(signal: AbortSignal | undefined, work: Work<T>): Promise<T> {
    const closing = this.#closing.signal;
    const either = signal === undefined ? closing : AbortSignal.any([signal, closing]);
    try {
      return await work(either);
    } catch (thrown) {
      if (thrown instanceof TailgateError) throw thrown;
      const message = 'The answer could not be computed.';
      throw new TailgateError('internal', message, { cause: thrown });
    }
  }
}

/** The services over the sources of a configuration; see connectSource for how a source is reached. */
export function createServices(input: ServicesInput): Services {
  return new SourceServices(input);
}
