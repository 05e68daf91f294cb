import {
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  GetQueryResultsCommand,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedLogsOptions } from '../embedded/embedded-logs';
import { rowsOf, TestServer } from '../testing/embedded-server';

const at = Date.UTC(2026, 10, 20);
const input = {
  logGroupName: 'g',
  startTime: at / 1000,
  endTime: at / 1000 + 1_000,
  queryString: 'fields n | sort n asc',
};

let server: TestServer;
async function start(options: Partial<EmbeddedLogsOptions>): Promise<TestServer> {
  server = await TestServer.start(options);
  const events = Array.from({ length: 100 }, (_, n) => ({
    timestamp: at + n * 1000,
    message: `{"n":${n}${n < 5 ? '' : ',"stage":"prod"'},"latency":${n === 7 ? '"-"' : n}}`,
  }));
  await server.logs.appendEvents('g', 's', events);
  return server;
}
afterEach(() => server.remove());

async function begin(queryString = input.queryString): Promise<string> {
  const { queryId } = await server.client.send(new StartQueryCommand({ ...input, queryString }));
  return queryId ?? '';
}

const results = (queryId: string) => server.client.send(new GetQueryResultsCommand({ queryId }));

describe('a slow query', () => {
  it('is scheduled, then runs with partial results, then is complete', async () => {
    let now = at;
    await start({ switches: { latencyMs: 800 }, clock: () => now });
    const id = await begin();
    expect(await results(id)).toMatchObject({
      status: 'Scheduled',
      results: [],
      statistics: { recordsMatched: 0, recordsScanned: 0, bytesScanned: 0 },
    });
    let answer = await results(id);
    while (answer.status === 'Scheduled') {
      await delay(10);
      answer = await results(id);
    }
    await delay(100);
    // 300 of the 600 ms that it runs.
    now = at + 300;
    const half = await results(id);
    expect([half.status, half.results?.length, half.statistics?.recordsMatched]).toEqual([
      'Running',
      50,
      50,
    ]);
    const whole = await server.ended(id);
    expect([whole.status, whole.results?.length]).toEqual(['Complete', 100]);
    expect(rowsOf(whole).slice(0, 50)).toEqual(rowsOf(half));
  });

  it('can be stopped once', async () => {
    await start({ switches: { latencyMs: 60_000 } });
    const id = await begin();
    const stop = new StopQueryCommand({ queryId: id });
    expect(await server.client.send(stop)).toMatchObject({ success: true });
    expect((await results(id)).status).toBe('Cancelled');
    await expect(server.client.send(stop)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Query is already ended with Cancelled status',
    });
  });

  it('times out', async () => {
    await start({ switches: { latencyMs: 60_000 }, queryTimeoutMs: 50 });
    expect((await server.ended(await begin())).status).toBe('Timeout');
  });
});

describe('switches', () => {
  it('limit queries that run at once', async () => {
    await start({ switches: { latencyMs: 60_000, concurrentQueries: 2 } });
    const id = await begin();
    await begin();
    await expect(begin()).rejects.toMatchObject({ name: 'LimitExceededException' });
    await server.client.send(new StopQueryCommand({ queryId: id }));
    await expect(begin()).resolves.toEqual(expect.any(String));
  });

  it('limit calls per second', async () => {
    let now = at;
    await start({ switches: { callsPerSecond: { DescribeLogGroups: 2 } }, clock: () => now });
    const call = () => server.client.send(new DescribeLogGroupsCommand({}));
    await call();
    await call();
    await expect(call()).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
    });
    now += 500;
    await call();
    await expect(call()).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('make queries end otherwise', async () => {
    await start({ switches: { outcomes: ['Failed', 'Timeout'] } });
    server.logs.forceNextQuery('Cancelled');
    const statuses: (string | undefined)[] = [];
    for (let query = 0; query < 4; query += 1) {
      statuses.push((await server.ended(await begin())).status);
    }
    expect(statuses).toEqual(['Failed', 'Timeout', 'Cancelled', 'Complete']);
  });

  it('make queries end otherwise again and again', async () => {
    await start({ switches: { outcomes: ['Complete', 'Failed'], repeatOutcomes: true } });
    const statuses: (string | undefined)[] = [];
    for (let query = 0; query < 5; query += 1) {
      statuses.push((await server.ended(await begin())).status);
    }
    expect(statuses).toEqual(['Complete', 'Failed', 'Complete', 'Failed', 'Complete']);
  });

  it('hide events until the ingestion delay has passed', async () => {
    let now = at + 10_000;
    await start({ switches: { ingestionDelayMs: 60_000 }, clock: () => now });
    const seen = async () => {
      const answer = await server.ended(await begin('stats count(*) as n'));
      return [rowsOf(answer)[0]?.['n'] ?? '0', answer.statistics?.recordsScanned];
    };
    now += 59_999;
    expect(await seen()).toEqual(['0', 0]);
    now += 1;
    expect(await seen()).toEqual(['100', 100]);
  });

  it('set what AWS does not document', async () => {
    const text = 'stats count(*) as n, sum(latency + 1) as s by stage | sort n desc';
    await start({
      switches: { semantics: { nullGroup: 'drop', nonNumeric: 'zero' }, rowLimit: 1_000 },
    });
    const rows = rowsOf(await server.ended(await begin(text)));
    expect(rows.map(({ n }) => n)).toEqual(['95']);
    await expect(
      server.client.send(new StartQueryCommand({ ...input, limit: 1_001 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(TestServer.start({ switches: { latencyMs: -1 } })).rejects.toMatchObject({
      code: 'invalid-input',
      place: 'latencyMs',
    });
  });
});

it('forgets the oldest results first when they take too much room', async () => {
  await start({ resultBytes: 5_000 });
  const first = await begin();
  await server.ended(first);
  for (let query = 0; query < 3; query += 1) await server.ended(await begin());
  await expect(results(first)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

it('outlives the deletion of a log group that is queried', async () => {
  await start({});
  for (let round = 0; round < 10; round += 1) {
    const ids = await Promise.all([begin(), begin(), begin()]);
    await server.client.send(new DeleteLogGroupCommand({ logGroupName: 'g' }));
    const answers = await Promise.all(ids.map((id) => server.ended(id)));
    for (const { status } of answers) expect(['Complete', 'Failed']).toContain(status);
    await server.logs.appendEvents('g', 's', [{ timestamp: at, message: '{"n":1}' }]);
  }
  expect(rowsOf(await server.ended(await begin('fields n')))).toMatchObject([{ n: '1' }]);
});

it('answers while events arrive with new fields', async () => {
  await start({});
  const writes = Array.from({ length: 20 }, (_, n) =>
    server.logs.appendEvents('g', 's', [{ timestamp: at, message: `{"f${n}":1}` }]),
  );
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      await delay(n * 5);
      return server.ended(await begin(`filter ispresent(f${n}) | stats count(*) as n`));
    }),
  );
  await Promise.all(writes);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['Complete']));
  const last = await server.ended(await begin('filter f0 = 1 or f19 = 1 | stats count(*) as n'));
  expect(rowsOf(last)).toEqual([{ n: '2' }]);
});
