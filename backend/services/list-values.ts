import type { ValuesAnswer, ValuesQuery } from '@tailgate/contract';
import { noCost } from '../latency/plan/scan-meter';
import type { Route } from '../latency/cells/cells';
import { missingText } from '../latency/query/cell-columns';
import { implementedRules } from '../rules';
import { answerInfo, findSource, readRange, type ServiceContext } from './service-context';
import { sourceNotices } from './source-notices';
import type { SourceRead } from './source-reader';

function distinct(values: Iterable<string>): string[] {
  return [...new Set(values)].filter((value) => value !== missingText && value !== '').sort();
}

function seen(read: SourceRead, of: 'endpoint' | 'stage' | 'api' | 'status'): string[] {
  const range = read.aggregates.aggregates(read.fromMs, read.toMs);
  const routes = (value: (route: Route) => string) =>
    distinct(read.aggregates.routesOf('').map(value));
  switch (of) {
    case 'endpoint':
      return range.endpoints.map(({ endpoint }) => endpoint);
    case 'stage':
      return routes(({ stage }) => stage);
    case 'api':
      return routes(({ apiId }) => apiId);
    case 'status':
      return [...range.whole.statuses.keys()]
        .filter((status) => status > 0)
        .sort((one, other) => one - other)
        .map(String);
  }
}

/** What there is to choose from in a range: endpoints by requests, everything else in order. */
export async function listValues(
  context: ServiceContext,
  query: ValuesQuery,
  signal?: AbortSignal,
): Promise<ValuesAnswer> {
  const source = findSource(context, query.source);
  const range = readRange(context, query);
  if (query.of === 'rule' || query.of === 'log-group') {
    const values = query.of === 'rule' ? implementedRules : source.logGroups;
    return { kind: 'values', values: [...values], info: answerInfo(context, noCost, 1, []) };
  }
  const read = await context.reader.read(source, range, signal);
  return {
    kind: 'values',
    values: seen(read, query.of),
    info: answerInfo(context, read.cost, read.fromCache, sourceNotices(read)),
  };
}
