import type { ExampleRequest, SlowRequestsAnswer, SlowRequestsQuery } from '@tailgate/contract';
import { otherEndpoints } from '../accesslog/endpoint';
import { runPool } from '../latency/plan/run-pool';
import { addCosts, ScanMeter } from '../latency/plan/scan-meter';
import { exampleQuery, mostListed } from '../latency/query/example-query';
import { readExamples } from '../latency/read-examples';
import { warning } from './notice';
import { answerInfo, findSource, readRange, type ServiceContext } from './service-context';
import { sourceNotices } from './source-notices';
import { wholeSeconds } from './source-reader';

const defaultLimit = 20;
const groupsAtOnce = 4;

function slowestFirst(one: ExampleRequest, other: ExampleRequest): number {
  const ms = ({ responseLatency, integrationLatency }: ExampleRequest) =>
    responseLatency ?? integrationLatency ?? -1;
  return ms(other) - ms(one) || (one.time < other.time ? 1 : -1);
}

/** The slowest requests of a range, the slowest first. They are read from the log anew each time. */
export async function querySlowRequests(
  context: ServiceContext,
  query: SlowRequestsQuery,
  signal?: AbortSignal,
): Promise<SlowRequestsAnswer> {
  const source = findSource(context, query.source);
  const range = readRange(context, query);
  const { settings } = source;
  const read = await context.reader.read(source, range, signal);
  const limit = Math.min(query.limit ?? defaultLimit, mostListed);
  const wanted = query.endpoints === undefined ? undefined : new Set(query.endpoints);
  const routes = [...(wanted ?? [])].flatMap((endpoint) => read.aggregates.routesOf(endpoint));
  const { carrier } = await source.connection();
  const meter = new ScanMeter(context.meter);
  const notices = sourceNotices(read);
  const nothing = wanted !== undefined && routes.length === 0;
  const tasks = (nothing ? [] : read.groups).map(
    ({ logGroup, format }) =>
      async (stop: AbortSignal): Promise<ExampleRequest[]> => {
        const kind = format.fields.has('responseLatency') ? 'response-above' : 'integration-above';
        const text = exampleQuery(format, {
          routes,
          by: { kind, ms: -0.5 },
          timeoutMs: 0,
          toleranceMs: 0,
          nearTimeoutShare: 0,
          // More than asked for, where other endpoints share the routes and are left out below.
          limit: wanted === undefined ? limit : Math.min(2 * limit + 100, mostListed),
        });
        if (text === undefined) {
          notices.push(
            warning(
              'no-latency-field',
              `${logGroup}: the log format has no latency to order requests by.`,
            ),
          );
          return [];
        }
        const rows = await meter.carrier(carrier).run({
          text,
          logGroups: [logGroup],
          ...wholeSeconds(range),
          signal: stop,
        });
        return readExamples(rows, { patterns: settings.endpointPatterns });
      },
  );
  const found = (await runPool(tasks, groupsAtOnce, signal)).flat();
  const all = wanted === undefined || wanted.has(otherEndpoints);
  return {
    kind: 'slow-requests',
    requests: found
      .filter(({ endpoint }) => all || wanted.has(endpoint))
      .sort(slowestFirst)
      .slice(0, limit),
    info: answerInfo(context, addCosts([read.cost, meter.cost]), read.fromCache, notices),
  };
}
