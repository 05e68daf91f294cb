import type { Answer, Query } from '@tailgate/contract';
import type { Services } from './services';

/** Asks the service that answers the kind of a query. */
export function dispatchQuery(
  services: Omit<Services, 'query'>,
  query: Query,
  signal?: AbortSignal,
): Promise<Answer> {
  switch (query.kind) {
    case 'latency':
      return services.queryLatency(query, signal);
    case 'timeouts':
      return services.queryTimeouts(query, signal);
    case 'findings':
      return services.queryFindings(query, signal);
    case 'episodes':
      return services.queryEpisodes(query, signal);
    case 'slow-requests':
      return services.querySlowRequests(query, signal);
    case 'logs':
      return services.queryLogs(query, signal);
    case 'values':
      return services.listValues(query, signal);
    case 'alert':
      return services.queryAlert(query, signal);
  }
}
