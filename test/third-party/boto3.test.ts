import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedLogs } from '../../backend/logs';
import { listWith, parseObject, textLike } from '../../backend/logs/testing/matchers';
import { pythonWithBoto3, runPython } from './python-client';

const fiveMinutesMs = 300_000;

let logs: EmbeddedLogs;
let folder: string;
beforeAll(async () => {
  await pythonWithBoto3();
  folder = await mkdtemp(join(tmpdir(), 'tailgate-boto3-'));
  logs = await EmbeddedLogs.open({ dataFolder: folder, port: 0, region: 'eu-central-1' });
  await logs.listen();
}, 300_000);
afterAll(async () => {
  // Where the client could not be had there is nothing to close; beforeAll has said why.
  if (folder === undefined) return;
  await logs.close();
  await rm(folder, { recursive: true, force: true });
});

it('boto3 drives the embedded CloudWatch Logs', async () => {
  const first = Math.floor(Date.now() / fiveMinutesMs) * fiveMinutesMs - 2 * fiveMinutesMs;
  const printed = await runPython(join(__dirname, 'drive_logs.py'), [logs.address, String(first)]);
  const seen = parseObject(printed);

  const bin = (index: number) =>
    new Date(first + index * fiveMinutesMs).toISOString().replace('T', ' ').replace('Z', '');
  const percentile = (index: number, resourcePath: string, value: string) => ({
    'bin(5m)': bin(index),
    resourcePath,
    'pct(integrationLatency, 99)': value,
  });
  // Event n has latency n + 1; odd ones are slow. 150 of each path in the first bin, 50 in the second:
  // the nearest rank of 99 % is the second greatest of 150, and the greatest of 50.
  expect(seen['percentiles']).toHaveLength(4);
  expect(seen['percentiles']).toEqual(
    expect.arrayContaining([
      percentile(0, '/fast', '297'),
      percentile(0, '/slow', '298'),
      percentile(1, '/fast', '399'),
      percentile(1, '/slow', '400'),
    ]),
  );
  expect(seen).toMatchObject({
    rejected: null,
    statistics: { recordsMatched: 400, recordsScanned: 400 },
    statisticTypes: ['float'],
    pages: [150, 150, 100],
    latencies: Array.from({ length: 400 }, (_, n) => n + 1),
    record: { integrationLatency: '1', resourcePath: '/fast', '@timestamp': String(first) },
    groups: ['/aws/apigateway/boto3'],
    streams: ['api'],
    filtered: 200,
    read: 400,
    fields: listWith(['@message', 'integrationLatency', 'resourcePath']),
    described: 'Complete',
    deleted: 200,
  });
  // boto3 makes a class of its own for an error that AWS's model of the call names, so its name is the proof.
  const refused = (code: string, message: RegExp, className = code) => ({
    code,
    message: textLike(message),
    status: 400,
    class: className,
  });
  expect(seen['errors']).toEqual({
    'group exists': refused(
      'ResourceAlreadyExistsException',
      /^The specified log group already exists$/,
    ),
    'stream exists': refused(
      'ResourceAlreadyExistsException',
      /^The specified log stream already exists$/,
    ),
    'no group': refused('ResourceNotFoundException', /^Log group 'none' does not exist/),
    'no stream': refused(
      'ResourceNotFoundException',
      /^The specified log stream does not exist\.$/,
    ),
    'no query': refused('ResourceNotFoundException', /does not exist/),
    malformed: refused('MalformedQueryException', /^unexpected symbol found nonsense/),
    limit: refused('InvalidParameterException', /^1 validation error detected: Value '10001'/),
    token: refused('InvalidParameterException', /^The specified nextToken is invalid\.$/),
    span: refused('InvalidParameterException', /cannot span more than 24 hours/),
    ended: refused('InvalidParameterException', /already ended with Complete status/),
    unknown: refused('UnknownOperationException', /does not support/, 'ClientError'),
  });
}, 60_000);
