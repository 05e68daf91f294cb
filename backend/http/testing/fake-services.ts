import type {
  AnswerInfo,
  Finding,
  FindingsQuery,
  Query,
  RuleDescription,
  SourceDescription,
} from '@tailgate/contract';
import { TailgateError } from '../../errors';
import { listRules } from '../../services/list-rules';
import type { InlineSource, Services, ServiceTotals, SourceHealth } from '../../services/services';
import { dispatchQuery } from '../../services/dispatch-query';

const info: AnswerInfo = {
  bytesScanned: 1_024,
  recordsScanned: 12,
  fromCache: 0.5,
  priceUsd: 0.000_005,
  notices: [],
};

/** A finding on one endpoint. */
export function findingOn(endpoint: string, over: Partial<Finding> = {}): Finding {
  const window = { from: '2026-11-20T14:00:00.000Z', to: '2026-11-20T14:05:00.000Z' };
  return {
    rule: 'slow-integration',
    severity: 'warning',
    title: 'Slow integration',
    summary: 'P99 is 3.8 s.',
    evidence: { sampleSize: 500, values: {}, signals: [], concentration: null, examples: [] },
    meaning: 'The backend is slow.',
    actions: ['Profile it.'],
    related: [],
    causedBy: [],
    confidence: 'high',
    source: 'orders',
    scope: 'endpoint',
    window,
    endpoints: [
      {
        endpoint,
        severity: over.severity ?? 'warning',
        count: 5,
        requests: 500,
        values: {},
        confidence: over.confidence ?? 'high',
        causedBy: [],
      },
    ],
    ...over,
  };
}

/** Services that remember what they were asked and answer what a test sets. */
export class FakeServices implements Services {
  readonly asked: { readonly query: Query; readonly signal: AbortSignal | undefined }[] = [];
  findings: (query: FindingsQuery) => readonly Finding[] = () => [];
  /** Runs before every answer; may wait or throw. */
  before: (query: Query, signal: AbortSignal | undefined) => Promise<void> = () =>
    Promise.resolve();
  health: () => Promise<readonly SourceHealth[]> = () =>
    Promise.resolve([{ source: 'orders', ok: true, message: '1 log group' }]);
  names: readonly string[] = ['orders'];
  closed = 0;

  async #ask(query: Query, signal: AbortSignal | undefined): Promise<void> {
    this.asked.push({ query, signal });
    await this.before(query, signal);
  }

  query(query: Query, signal?: AbortSignal) {
    return dispatchQuery(this, query, signal);
  }

  queryLatency: Services['queryLatency'] = async (query, signal) => {
    await this.#ask(query, signal);
    return { kind: 'latency', binMs: 300_000, times: [], series: [], buckets: [], info };
  };
  queryTimeouts: Services['queryTimeouts'] = async (query, signal) => {
    await this.#ask(query, signal);
    const totals = { total: 0, nearTotal: 0 };
    return {
      kind: 'timeouts',
      binMs: 300_000,
      times: [],
      ...totals,
      signals: [],
      series: [],
      info,
    };
  };
  queryFindings: Services['queryFindings'] = async (query, signal) => {
    await this.#ask(query, signal);
    return { kind: 'findings', findings: [...this.findings(query)], rules: [], requests: 12, info };
  };
  queryEpisodes: Services['queryEpisodes'] = async (query, signal) => {
    await this.#ask(query, signal);
    return { kind: 'episodes', episodes: [], info };
  };
  querySlowRequests: Services['querySlowRequests'] = async (query, signal) => {
    await this.#ask(query, signal);
    return { kind: 'slow-requests', requests: [], info };
  };
  queryLogs: Services['queryLogs'] = async (query, signal) => {
    await this.#ask(query, signal);
    return { kind: 'logs', columns: [], rows: [], recordsMatched: 0, info };
  };
  listValues: Services['listValues'] = async (query, signal) => {
    await this.#ask(query, signal);
    return { kind: 'values', values: ['GET /orders/{id}'], info };
  };

  queryAlert: Services['queryAlert'] = async (query, signal) => {
    await this.#ask(query, signal);
    const { from, to, measure = 'severity', source = 'orders' } = query;
    const rows = query.rules.map((rule) => ({ rule, endpoint: 'GET /orders/{id}', value: 0 }));
    return { kind: 'alert', source, measure, from, to, rows, info };
  };

  inlineSource({ logGroups }: InlineSource): string {
    return `inline:${logGroups.join(',')}`;
  }

  listSources(): readonly SourceDescription[] {
    return this.names.map((name) => ({ name, logGroups: 2 }));
  }

  listRules(): readonly RuleDescription[] {
    return listRules();
  }

  checkHealth(): Promise<readonly SourceHealth[]> {
    return this.health();
  }

  sources(): readonly string[] {
    return this.names;
  }

  totals(): ServiceTotals {
    return {
      bytesScanned: 4_096,
      recordsScanned: 48,
      queriesRun: 4,
      queriesFailed: 1,
      slicesRemembered: 7,
    };
  }

  close(): Promise<void> {
    this.closed += 1;
    return Promise.resolve();
  }
}

/** Waits until the signal is aborted, as a service does that heeds it. */
export function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new TailgateError('cancelled', 'stopped')));
  });
}
