import {
  GetQueryResultsCommand,
  PutLogEventsCommand,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { rowsOf, TestServer } from '../testing/embedded-server';
import { textWith } from '../testing/matchers';
import { EventStore } from '../store/event-store';
import { EventWriter } from './event-writer';

const at = Date.UTC(2026, 10, 20);
const query = {
  logGroupName: 'g',
  startTime: at / 1000,
  endTime: at / 1000 + 60,
  queryString: 'stats count(*) as n',
};

let failures: unknown[];
let server: TestServer;

async function start(options: Parameters<typeof TestServer.start>[0] = {}): Promise<void> {
  failures = [];
  server = await TestServer.start({
    ...options,
    clock: () => at,
    onFailure: (failure) => failures.push(failure),
  });
  await server.logs.appendEvents('g', 's', [{ timestamp: at, message: 'first' }]);
}

afterEach(async () => {
  jest.restoreAllMocks();
  await server.remove();
});

it('is told where events cannot be stored', async () => {
  await start();
  jest.spyOn(EventWriter.prototype, 'write').mockRejectedValueOnce(new Error('No space left'));
  const put = new PutLogEventsCommand({
    logGroupName: 'g',
    logStreamName: 's',
    logEvents: [{ timestamp: at, message: 'second' }],
  });
  await expect(server.client.send(put)).rejects.toMatchObject({
    name: 'ServiceUnavailableException',
    message: `The store in the data folder ${server.folder} failed: No space left. See that its disk has space and can be written, then start Tailgate again; what was acknowledged is kept.`,
  });
  expect(failures).toMatchObject([{ code: 'unavailable', place: server.folder }]);
});

it('is told why a query failed, as its result does not say', async () => {
  await start();
  jest.spyOn(EventStore.prototype, 'relation').mockImplementationOnce(() => {
    throw new Error('the database has been invalidated');
  });
  expect((await server.query(query)).status).toBe('Failed');
  expect(failures).toMatchObject([
    { code: 'unavailable', message: textWith('failed: the database has been invalidated') },
  ]);
  expect(rowsOf(await server.query(query))).toEqual([{ n: '1' }]);
  expect(failures).toHaveLength(1);
});

it('is told nothing of queries that were stopped or told to fail, nor of wrong calls', async () => {
  await start({ switches: { latencyMs: 200, outcomes: ['Complete', 'Failed'] } });
  const { queryId } = await server.client.send(new StartQueryCommand(query));
  await server.client.send(new StopQueryCommand({ queryId }));
  expect((await server.query(query)).status).toBe('Failed');
  await expect(
    server.client.send(new GetQueryResultsCommand({ queryId: 'none' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  expect(failures).toEqual([]);
});
