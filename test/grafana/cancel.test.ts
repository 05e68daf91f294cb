import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { freePort } from '../serve/running-server';
import { dataSourceUid, Trial } from './trial';

// A query that Grafana gives up is stopped in CloudWatch Logs, where it would go on and cost.

const logGroup = '/aws/apigateway/orders';
const Queries = Type.Object({ queries: Type.Array(Type.Object({ status: Type.String() })) });

let trial: Trial;
let embeddedPort: number;
beforeEach(async () => {
  embeddedPort = await freePort();
  const source = { name: 'sample', logGroups: [logGroup], endpoint: 'embedded' };
  trial = await Trial.start({
    now: Date.now,
    args: [
      ...['--embedded-port', String(embeddedPort), '--engine-latency-ms', '600000'],
      ...['--sources', JSON.stringify([source])],
    ],
  });
});
afterEach(() => trial.stop());

async function call(operation: string, input: object): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${embeddedPort}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${operation}`,
    },
    body: JSON.stringify(input),
  });
  const text = await answer.text();
  return text === '' ? {} : JSON.parse(text);
}

async function states(): Promise<readonly string[]> {
  const { queries } = Value.Parse(Queries, await call('DescribeQueries', {}));
  return queries.map(({ status }) => status);
}

/** The states of all queries, as soon as they are as wanted. */
async function statesOnce(wanted: (states: readonly string[]) => boolean) {
  let seen = await states();
  while (!wanted(seen)) {
    await new Promise((go) => setTimeout(go, 20));
    seen = await states();
  }
  return seen;
}

/** Nothing but StopQuery ends a query of this engine within the test: it would take ten minutes. */
const hasEnded = (state: string): boolean => state !== 'Scheduled' && state !== 'Running';

it('StopQuery follows when the browser gives up', async () => {
  await call('CreateLogGroup', { logGroupName: logGroup });
  await trial.server.listen({ host: '127.0.0.1', port: 0 });
  const address = trial.server.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const controller = new AbortController();
  const query = { refId: 'A', datasource: { uid: dataSourceUid } };
  const answer = fetch(`http://127.0.0.1:${port}/api/ds/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      from: 'now-1h',
      to: 'now',
      queries: [{ ...query, kind: 'logs', text: 'stats count(*) as n' }],
    }),
    signal: controller.signal,
  });
  answer.catch(() => undefined);
  // Once it is known to the engine it can be stopped, in whichever state it is by then.
  await statesOnce((seen) => seen.length > 0);
  controller.abort();
  await expect(answer).rejects.toThrow();
  expect(await statesOnce((seen) => seen.every(hasEnded))).toEqual(['Cancelled']);
  await trial.server.close();
}, 30_000);
