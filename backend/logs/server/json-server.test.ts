import fc from 'fast-check';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { operationNames } from '../operations/registry';
import { parseObject, textLike } from '../testing/matchers';
import { TestServer } from '../testing/embedded-server';
import { isLoopbackHeader } from './host-header';
import { maximumBodyBytes } from './read-body';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
  await server.logs.appendEvents('g', 's', [{ timestamp: Date.now(), message: '{"n":1}' }]);
});
afterAll(() => server.remove());

function send(
  operation: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(
      server.logs.address,
      {
        method,
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `Logs_20140328.${operation}`,
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: text === '' ? {} : parseObject(text),
          });
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

describe('the wire', () => {
  it('answers JSON 1.1 with a request id, whatever the signature', async () => {
    const answer = await send('DescribeLogGroups', '{}', { authorization: 'AWS4-HMAC-SHA256 x' });
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amzn-requestid': textLike(/^[0-9a-f-]{36}$/),
      },
      body: { logGroups: [{ logGroupName: 'g' }] },
    });
  });

  it('takes an empty body for no input, and null for an absent member', async () => {
    expect((await send('DescribeLogGroups', '')).status).toBe(200);
    expect((await send('DescribeLogGroups', '{"limit":null}')).status).toBe(200);
  });

  it('takes gzip', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    expect((await send('DescribeLogGroups', gzipSync('{}'), gzip)).status).toBe(200);
    expect((await send('DescribeLogGroups', 'no gzip', gzip)).body).toMatchObject({
      __type: 'SerializationException',
    });
    const bomb = gzipSync(Buffer.alloc(maximumBodyBytes + 1, ' '));
    expect((await send('DescribeLogGroups', bomb, gzip)).status).toBe(413);
  });

  it.each([
    ['an unknown operation', 'Nothing', '{}', 'UnknownOperationException'],
    ['an operation of the prototype', 'constructor', '{}', 'UnknownOperationException'],
    ['no JSON', 'DescribeLogGroups', '{', 'SerializationException'],
    ['no object', 'DescribeLogGroups', '[1]', 'SerializationException'],
    ['a text for a number', 'DescribeLogGroups', '{"limit":"1"}', 'SerializationException'],
    ['a number for a text', 'CreateLogGroup', '{"logGroupName":1}', 'SerializationException'],
  ])('refuses %s', async (_, operation, body, type) => {
    const answer = await send(operation, body);
    expect([answer.status, answer.body['__type']]).toEqual([400, type]);
    expect(answer.body['message']).not.toBe('');
  });

  it('says what is wrong with a type', async () => {
    expect((await send('DescribeLogGroups', '{"limit":"1"}')).body['message']).toBe(
      "STRING_VALUE can not be converted to a Long at 'limit'",
    );
  });

  it('refuses other methods, other hosts and bodies too large', async () => {
    expect((await send('DescribeLogGroups', '', {}, 'GET')).body).toMatchObject({
      __type: 'UnknownOperationException',
    });
    const foreign = await send('DescribeLogGroups', '{}', { host: 'logs.example.com' });
    expect([foreign.status, foreign.body['__type']]).toEqual([403, 'AccessDeniedException']);
    const large = await send('DescribeLogGroups', Buffer.alloc(maximumBodyBytes * 2, ' '));
    expect([large.status, large.body['__type']]).toEqual([413, 'RequestEntityTooLargeException']);
    const brotli = { 'content-encoding': 'br' };
    expect((await send('DescribeLogGroups', '{}', brotli)).status).toBe(400);
  });

  it('writes statistics as doubles', async () => {
    const raw = await fetch(server.logs.address, {
      method: 'POST',
      headers: { 'x-amz-target': 'Logs_20140328.StartQuery' },
      body: '{"logGroupName":"g","startTime":0,"endTime":9999999999,"queryString":"fields n"}',
    });
    const { queryId } = parseObject(await raw.text());
    await server.ended(String(queryId));
    const answer = await fetch(server.logs.address, {
      method: 'POST',
      headers: { 'x-amz-target': 'Logs_20140328.GetQueryResults' },
      body: JSON.stringify({ queryId }),
    });
    expect(await answer.text()).toContain('"recordsMatched":1.0,"recordsScanned":1.0');
  });

  it('says that its port is taken', async () => {
    const port = Number(new URL(server.logs.address).port);
    await expect(TestServer.start({ port })).rejects.toMatchObject({
      code: 'unavailable',
      message: `The embedded CloudWatch Logs cannot listen on port ${port}: it is taken.`,
      remedy: 'Stop the other program, or choose another port.',
    });
    await expect(TestServer.start({ host: '0.0.0.0' })).rejects.toMatchObject({
      code: 'invalid-input',
      place: '0.0.0.0',
    });
  });

  it('knows hosts that are this machine', () => {
    const own = ['localhost', 'LOCALHOST:7072', '127.0.0.1:1', '127.1.2.3', '[::1]:7072'];
    const foreign = ['localhost.example.com', '127.0.0.1.example.com', '10.0.0.1', '', undefined];
    expect(own.filter((host) => !isLoopbackHeader(host))).toEqual([]);
    expect(foreign.filter((host) => isLoopbackHeader(host))).toEqual([]);
  });
});

describe('any input', () => {
  const names = [
    'logGroupName',
    'logGroupNames',
    'logGroupIdentifiers',
    'logGroupIdentifier',
    'logStreamName',
    'logStreamNames',
    'logStreamNamePrefix',
    'logGroupNamePrefix',
    'startTime',
    'endTime',
    'time',
    'limit',
    'maxItems',
    'nextToken',
    'queryId',
    'queryString',
    'filterPattern',
    'logEvents',
    'logRecordPointer',
    'orderBy',
    'status',
    'startFromHead',
    '__proto__',
  ];
  const good = fc.constantFrom<unknown>(
    'g',
    's',
    'ERROR',
    '{ $.n = 1 }',
    'fields n',
    'stats count(*) by n',
    '',
    0,
    1,
    1e300,
    -1,
    1.5,
    Number.MAX_SAFE_INTEGER,
    true,
    null,
    ['g'],
    [],
    'f/00000000000000000000000000010000000000000000000000000002',
    'ZXZlbnRzXzAtMA==',
    'WyJEZXNjcmliZUxvZ0dyb3VwcyIse31d',
    'WyJEZXNjcmliZUxvZ0dyb3VwcyJd',
    [{ timestamp: Date.now(), message: 'x\0y\ud800' }],
    [{ timestamp: Date.now(), message: '{"a":{"__proto__":1},"\\u0000":"\\u0000"}' }],
  );
  const value = fc.oneof(good, fc.jsonValue({ maxDepth: 2 }));
  const input = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });
  const body = fc.oneof(
    { weight: 8, arbitrary: input.map((one) => JSON.stringify(one)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );

  it('gets an answer or a coded refusal, never a failure of the engine', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operationNames), body, async (operation, text) => {
        const { status, body: answer } = await send(operation, text);
        if (status === 200) return;
        expect([status, answer['__type']]).toEqual([400, textLike(/Exception$/)]);
      }),
      { numRuns: 2_500 },
    );
    expect((await send('DescribeLogGroups', '{}')).status).toBe(200);
  });
});
