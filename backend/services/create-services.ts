import type { Answer, Query, RuleDescription, SourceDescription } from '@tailgate/contract';
import { TailgateError } from '../errors';
import { SingleFlight } from '../latency/plan/flight';
import { ScanMeter } from '../latency/plan/scan-meter';
import { SlicePlanner, type PlannerOptions } from '../latency/plan/slice-planner';
import { checkHealth } from './check-health';
import { InlineSources, type InlineBounds } from './inline-sources';
import { KnownEndpoints } from './known-endpoints';
import { dispatchQuery } from './dispatch-query';
import { listRules } from './list-rules';
import { listValues } from './list-values';
import { ConnectedSource, type LiveSource } from './live-source';
import { queryAlert } from './query-alert';
import { queryEpisodes } from './query-episodes';
import { queryFindings } from './query-findings';
import { queryLatency } from './query-latency';
import { queryLogs } from './query-logs';
import { querySlowRequests } from './query-slow-requests';
import { queryTimeouts } from './query-timeouts';
import { RecentAnswers } from './recent-answers';
import type { ServiceContext } from './service-context';
import type { InlineSource, Services } from './services';
import { SourceReader } from './source-reader';

/**
 * Bytes of a Logs query's rows, where nothing else is set: 10,000 rows of 800 bytes. A log event has up
 * to 1 MB, so that 10,000 of them would be more than the process, or a browser, can hold.
 */
const defaultLogsAnswerBytes = 8 * 1_048_576;

/** Findings of settled ranges that are kept. */
const findingsKept = 200;

export interface ServicesInput {
  readonly sources: readonly LiveSource[];
  /** US dollars for a GB that Logs Insights scans. */
  readonly pricePerGb: number;
  /** The most bytes that the rows of a Logs query take as JSON, 8 MiB where absent. */
  readonly logsAnswerBytes?: number;
  /** Which log groups callers may name themselves; none where absent. */
  readonly inlineSources?: InlineBounds;
  /** The endpoints that were known before; the services close it. */
  readonly endpoints?: KnownEndpoints;
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
    const endpoints = input.endpoints ?? new KnownEndpoints(now);
    this.#planner = new SlicePlanner({ ...input.planner, meter, now });
    this.#context = {
      sources: new Map(
        input.sources.map((source) => [source.settings.name, new ConnectedSource(source)]),
      ),
      inline: new InlineSources(input.inlineSources, now),
      endpoints,
      reader: new SourceReader(this.#planner, meter, now, (source, cells) =>
        endpoints.note(source, cells),
      ),
      meter,
      pricePerGb: input.pricePerGb,
      logsAnswerBytes: input.logsAnswerBytes ?? defaultLogsAnswerBytes,
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
  queryAlert: Services['queryAlert'] = (query, signal) =>
    this.#run(signal, (stop) => queryAlert(this.#context, query, stop));
  checkHealth: Services['checkHealth'] = (signal, source) =>
    this.#run(signal, async (stop) => checkHealth(this.#context, stop, source));

  query(query: Query, signal?: AbortSignal): Promise<Answer> {
    return dispatchQuery(this, query, signal);
  }

  sources(): readonly string[] {
    return [...this.#context.sources.keys()];
  }

  listSources(): readonly SourceDescription[] {
    return [...this.#context.sources.values()].map(({ name, logGroups }) => ({
      name,
      logGroups: logGroups.length,
    }));
  }

  listRules(): readonly RuleDescription[] {
    return listRules();
  }

  inlineSource(settings: InlineSource): string {
    return this.#context.inline.name(settings);
  }

  totals(): ReturnType<Services['totals']> {
    const { meter } = this.#context;
    return { ...meter.cost, ...meter.queries, slicesRemembered: this.#planner.slicesRemembered };
  }

  async close(): Promise<void> {
    this.#closing.abort(new TailgateError('cancelled', 'Tailgate is being stopped.'));
    const { sources, inline, endpoints } = this.#context;
    await Promise.all([...sources.values(), inline].map((source) => source.close()));
    await endpoints.close();
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
