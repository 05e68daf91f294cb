import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { LogsAnswer } from '@tailgate/contract';
import { ErrorBody } from '../../backend/http/error-body';
import { freePorts, RunningServer, type Ports } from './running-server';

let folder: string;
let ports: Ports;
let server: RunningServer | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tailgate-switches-'));
  ports = await freePorts();
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const logGroup = '/aws/apigateway/orders';

function start(args: readonly string[]): RunningServer {
  const source = JSON.stringify([{ name: 'orders', logGroups: [logGroup], endpoint: 'embedded' }]);
  server = new RunningServer(folder, ports, ['--sources', source, ...args]);
  return server;
}

/** A call of the embedded engine's own API. */
async function call(operation: string, input: object): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`http://127.0.0.1:${ports.embedded}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${operation}`,
    },
    body: JSON.stringify(input),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
}

/** Starts a server on which the log group exists, with one event in it. */
async function ready(args: readonly string[]): Promise<RunningServer> {
  const started = start(args);
  await started.ready();
  const logStreamName = 'one';
  expect((await call('CreateLogGroup', { logGroupName: logGroup })).status).toBe(200);
  await call('CreateLogStream', { logGroupName: logGroup, logStreamName });
  const logEvents = [{ timestamp: Date.now() - 1_000, message: '{"status":"200"}' }];
  const put = await call('PutLogEvents', { logGroupName: logGroup, logStreamName, logEvents });
  expect(put.status).toBe(200);
  return started;
}

const range = () => ({ from: Date.now() - 3_600_000, to: Date.now() + 60_000 });

function ask({ url }: RunningServer, text = 'stats count(*) as n'): Promise<Response> {
  return fetch(`${url}/api/v1/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'logs', ...range(), text }),
  });
}

/** Status and code of a refused query. */
async function refusal(response: Response) {
  const { error } = Value.Parse(ErrorBody, await response.json());
  return { status: response.status, ...error };
}

const Queries = Type.Object({ queries: Type.Array(Type.Object({ status: Type.String() })) });

/** The states of all queries that the engine remembers. */
async function states(): Promise<string[]> {
  const { queries } = Value.Parse(Queries, (await call('DescribeQueries', {})).body);
  return queries.map(({ status }) => status);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('latency: a query that takes longer than a request may is stopped and reported', async () => {
  const switches = ['--engine-latency-ms', '600000', '--request-timeout-ms', '400'];
  const slow = await ready(switches);
  expect(slow.output).toContain('every query takes at least 600000 ms');
  expect(await refusal(await ask(slow))).toMatchObject({ status: 504, code: 'timed-out' });
  await until(async () => (await states()).join() === 'Cancelled');
}, 60_000);

test('concurrent queries: what is refused is tried again, then reported with what to do', async () => {
  const limited = await ready(['--engine-concurrent-queries=1', '--engine-latency-ms=600000']);
  expect(limited.output).toContain('queries at once: 1;');
  const input = { logGroupName: logGroup, startTime: 0, endTime: 1, queryString: 'fields status' };
  expect((await call('StartQuery', input)).status).toBe(200);
  expect(await call('StartQuery', input)).toMatchObject({
    status: 400,
    body: { __type: expect.stringContaining('LimitExceededException') as unknown },
  });
  const refused = await refusal(await ask(limited));
  expect(refused).toMatchObject({ status: 429, code: 'limit-exceeded' });
  expect(refused.message).toContain('StartQuery was refused 5 times');
  expect(refused.remedy).toContain('quota');
}, 60_000);

test('outcomes: failed, cancelled and timed-out queries become coded errors, and the next is fine', async () => {
  const failing = await ready(['--engine-outcomes', 'Failed,Cancelled,Timeout']);
  expect(failing.output).toContain('the first queries end with Failed, Cancelled, Timeout');
  const refusals = [];
  for (let query = 0; query < 3; query += 1) {
    const { status, code, remedy } = await refusal(await ask(failing));
    expect(remedy).not.toBeNull();
    refusals.push([status, code]);
  }
  expect(refusals).toEqual([
    [503, 'unavailable'],
    [503, 'cancelled'],
    [504, 'timed-out'],
  ]);
  const { rows } = Value.Parse(LogsAnswer, await (await ask(failing)).json());
  expect(rows).toEqual([[1]]);
}, 60_000);

test('the other switches reach the engine from tailgate.yaml', async () => {
  const file = join(folder, 'switches.yaml');
  writeFileSync(
    file,
    'engine: {callsPerSecond: {DescribeLogStreams: 0.001}, rowLimit: 1000, ingestionDelayMs: 3600000, nullGroup: drop}\n',
  );
  const switched = await ready(['--config', file]);
  const streams = () => call('DescribeLogStreams', { logGroupName: logGroup });
  expect((await streams()).status).toBe(200);
  expect(await streams()).toMatchObject({
    status: 400,
    body: { __type: expect.stringContaining('ThrottlingException') as unknown },
  });
  const input = { logGroupName: logGroup, startTime: 0, endTime: 1, queryString: 'fields status' };
  expect((await call('StartQuery', { ...input, limit: 1_000 })).status).toBe(200);
  expect((await call('StartQuery', { ...input, limit: 1_001 })).status).toBe(400);
  // The event came less than an hour ago; and Tailgate asks for no more rows than the engine gives.
  const { recordsMatched } = Value.Parse(LogsAnswer, await (await ask(switched)).json());
  expect(recordsMatched).toBe(0);
}, 60_000);

test('a wrong switch is named with its value, its place and what is allowed', async () => {
  const file = join(folder, 'switches.yaml');
  writeFileSync(file, 'engine:\n  concurrentQueries: 0\n');
  const wrong = start(['--config', file, '--engine-outcomes', 'Broken']);
  expect(await wrong.exitCode()).toBe(2);
  expect(wrong.output).toContain('engine.concurrentQueries cannot be 0');
  expect(wrong.output).toContain('switches.yaml:2:3');
  expect(wrong.output).toContain('a whole number from 1 to 10000');
  expect(wrong.output).toContain('engine.outcomes[0] cannot be "Broken"');
  expect(wrong.output).toContain('Complete, Failed, Cancelled, Timeout');
}, 60_000);
