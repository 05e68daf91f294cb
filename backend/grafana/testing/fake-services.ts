import type { Query } from '@tailgate/contract';
import type { Services, SourceHealth } from '../../services/services';
import {
  alertAnswer,
  episode,
  finding,
  findingsAnswer,
  info,
  latencyAnswer,
  logsAnswer,
  slowRequestsAnswer,
  start,
  timeoutsAnswer,
} from './answers';

/** Services that remember what they were asked and answer what a test sets. */
export class FakeServices implements Services {
  readonly asked: { readonly query: Query; readonly signal: AbortSignal | undefined }[] = [];
  names: readonly string[] = ['orders'];
  /** Runs before every answer; may wait or throw. */
  before: (query: Query, signal: AbortSignal | undefined) => Promise<void> = () =>
    Promise.resolve();
  health: (source: string | undefined) => Promise<readonly SourceHealth[]> = (source) =>
    Promise.resolve([{ source: source ?? 'orders', ok: true, message: 'g holds lines.' }]);

  async #ask<T>(query: Query, signal: AbortSignal | undefined, answer: T): Promise<T> {
    this.asked.push({ query, signal });
    await this.before(query, signal);
    return answer;
  }

  queryLatency: Services['queryLatency'] = (query, signal) =>
    this.#ask(
      query,
      signal,
      latencyAnswer(query.groupBy === 'endpoint' ? ['GET /a', 'GET /b'] : ['']),
    );
  queryTimeouts: Services['queryTimeouts'] = (query, signal) =>
    this.#ask(query, signal, timeoutsAnswer);
  queryFindings: Services['queryFindings'] = (query, signal) =>
    this.#ask(
      query,
      signal,
      findingsAnswer([finding(), finding({ rule: 'throttled', severity: 'critical' })]),
    );
  queryEpisodes: Services['queryEpisodes'] = (query, signal) =>
    this.#ask(query, signal, { kind: 'episodes', episodes: [episode()], info });
  querySlowRequests: Services['querySlowRequests'] = (query, signal) =>
    this.#ask(query, signal, slowRequestsAnswer);
  queryLogs: Services['queryLogs'] = (query, signal) =>
    this.#ask(
      query,
      signal,
      logsAnswer(
        [
          { name: '@timestamp', kind: 'timestamp' },
          { name: '@message', kind: 'text' },
        ],
        [[start, 'a line']],
      ),
    );
  listValues: Services['listValues'] = (query, signal) =>
    this.#ask(query, signal, { kind: 'values', values: ['GET /a'], info });
  queryAlert: Services['queryAlert'] = (query, signal) =>
    this.#ask(query, signal, { ...alertAnswer, measure: query.measure ?? 'severity' });

  query(query: Query): Promise<never> {
    return Promise.reject(new Error(`The data source asks by kind, not by ${query.kind}.`));
  }

  inlineSource: Services['inlineSource'] = ({ logGroups }) => `inline:${logGroups.join(',')}`;

  checkHealth: Services['checkHealth'] = (_signal, source) => this.health(source);

  sources(): readonly string[] {
    return this.names;
  }

  listSources: Services['listSources'] = () => this.names.map((name) => ({ name, logGroups: 1 }));

  listRules: Services['listRules'] = () => [];

  totals: Services['totals'] = () => ({
    bytesScanned: 0,
    recordsScanned: 0,
    queriesRun: 0,
    queriesFailed: 0,
    slicesRemembered: 0,
  });

  close(): Promise<void> {
    return Promise.resolve();
  }
}
