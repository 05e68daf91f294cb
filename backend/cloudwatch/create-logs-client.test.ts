import { inspect } from 'node:util';
import { createLogsClient } from './create-logs-client';
import type { LogsClient } from './logs-client';
import { loadLogsSdk } from './sdk';
import { failureOf } from './testing/failure-of';
import { connect, quickRetries } from './testing/connect';
import { FakeLogsServer, type Answer } from './testing/fake-logs-server';

const input = {
  text: 'fields @message\n| filter status => 500',
  logGroups: ['/aws/apigateway/shop'],
  startSecond: 1_700_000_000,
  endSecond: 1_700_000_059,
  limit: 100,
};
const page = { queryId: 'q', maxItems: 10 };
const error = (type: string, message?: string, status?: number): Answer => ({
  kind: 'error',
  type,
  ...(message === undefined ? {} : { message }),
  ...(status === undefined ? {} : { status }),
});
const complete: Answer = { kind: 'json', body: { status: 'Complete', results: [] } };

let server: FakeLogsServer;
let client: LogsClient;
beforeEach(async () => {
  server = await FakeLogsServer.start();
  client = await connect(server);
});
afterEach(async () => {
  client.close();
  await server.close();
});

it('takes steps out of the SDK that are there, by their names', async () => {
  const { CloudWatchLogsClient } = await loadLogsSdk();
  const { middlewareStack } = new CloudWatchLogsClient({ region: 'us-east-1' });
  expect(middlewareStack.remove('loggerMiddleware')).toBe(true);
  expect(middlewareStack.remove('retryMiddleware')).toBe(true);
});

describe('retries', () => {
  it.each([
    ['throttling', error('ThrottlingException', 'Rate exceeded')],
    ['a used-up quota', error('LimitExceededException')],
    ['an unavailable service', error('ServiceUnavailableException', '', 503)],
    ['a server error', error('InternalFailure', '', 500)],
    ['a bad gateway', { kind: 'raw', status: 502, type: 'text/html', body: '<h1>502</h1>' }],
    ['a broken connection', { kind: 'reset' }],
  ] as const)('tries again after %s', async (_name, failure) => {
    server.script('StartQuery', failure, failure, { kind: 'json', body: { queryId: 'q' } });
    await expect(client.startQuery(input)).resolves.toBe('q');
    expect(server.callsOf('StartQuery')).toHaveLength(3);
  });

  it.each([
    ['ThrottlingException', 'limit-exceeded'],
    ['LimitExceededException', 'limit-exceeded'],
    ['ServiceUnavailableException', 'unavailable'],
  ])('gives up on %s after the tries it may have', async (type, code) => {
    server.script('StartQuery', error(type));
    const failure = await failureOf(() => client.startQuery(input));
    expect(failure.code).toBe(code);
    expect(failure.message).toContain('3 t');
    expect(server.callsOf('StartQuery')).toHaveLength(quickRetries.maxAttempts);
  });

  it.each([
    'AccessDeniedException',
    'ExpiredTokenException',
    'InvalidParameterException',
    'MalformedQueryException',
    'ResourceNotFoundException',
    'UnknownOperationException',
    'UnrecognizedClientException',
  ])('does not try again after %s', async (type) => {
    server.script('StartQuery', error(type));
    await failureOf(() => client.startQuery(input));
    expect(server.callsOf('StartQuery')).toHaveLength(1);
  });

  it('does not start a query twice where the answer was lost, and reads results again', async () => {
    server.script('StartQuery', { kind: 'hang' });
    const failure = await failureOf(() => client.startQuery(input));
    expect(failure.code).toBe('timed-out');
    expect(failure.message).toContain('The query may be running, and is billed if it is.');
    expect(server.callsOf('StartQuery')).toHaveLength(1);
    server.script('GetQueryResults', { kind: 'hang' }, complete);
    await expect(client.getQueryResults(page)).resolves.toMatchObject({ status: 'Complete' });
    expect(server.callsOf('GetQueryResults')).toHaveLength(2);
  });

  it.each([
    ['the response timeout', { kind: 'hang' }, { responseMs: 50, idleMs: 20_000 }],
    ['the idle timeout', { kind: 'stall' }, { responseMs: 20_000, idleMs: 50 }],
  ] as const)('keeps to %s', async (_name, answer, timeouts) => {
    const hurried = await connect(server, { timeouts });
    server.script('GetQueryResults', answer, complete);
    await expect(hurried.getQueryResults(page)).resolves.toMatchObject({ status: 'Complete' });
    hurried.close();
  });

  it('passes the gate before every try', async () => {
    server.script('StartQuery', error('ThrottlingException'), {
      kind: 'json',
      body: { queryId: 'q' },
    });
    const before = jest.fn(() => Promise.resolve());
    await client.startQuery(input, { before });
    expect(before).toHaveBeenCalledTimes(2);
  });

  it('ends at once when it is cancelled between two tries', async () => {
    const slow = await connect(server, {
      retries: { maxAttempts: 5, throttledDelayMs: 60_000, maxDelayMs: 60_000 },
    });
    server.script('StartQuery', error('ThrottlingException'));
    const failure = await failureOf(() =>
      slow.startQuery(input, { signal: AbortSignal.timeout(50) }),
    );
    expect(failure.code).toBe('cancelled');
    expect(server.callsOf('StartQuery')).toHaveLength(1);
    slow.close();
  });

  it('tries to stop a query twice at most', async () => {
    server.script('StopQuery', error('ServiceUnavailableException', '', 503));
    await failureOf(() => client.stopQuery('q'));
    expect(server.callsOf('StopQuery')).toHaveLength(2);
  });
});

describe('errors', () => {
  it('names the action and the statement to add where access is denied', async () => {
    server.script(
      'StartQuery',
      error(
        'AccessDeniedException',
        'User: arn:aws:sts::123456789012:assumed-role/grafana/i-0 is not authorized to perform: logs:StartQuery on resource: arn:aws:logs:eu-central-1:123456789012:log-group:/aws/apigateway/shop:log-stream: because no identity-based policy allows the logs:StartQuery action',
      ),
    );
    const failure = await failureOf(() => client.startQuery(input));
    expect(failure.code).toBe('access-denied');
    expect(failure.message).toContain('may not call logs:StartQuery');
    expect(failure.remedy).toContain(
      '{"Effect":"Allow","Action":"logs:StartQuery","Resource":["arn:aws:logs:eu-central-1:123456789012:log-group:/aws/apigateway/shop:*"]}',
    );
  });

  it('asks for all resources where IAM cannot narrow the action', async () => {
    server.script('GetQueryResults', error('AccessDeniedException'));
    const failure = await failureOf(() => client.getQueryResults(page));
    expect(failure.remedy).toContain(
      '{"Effect":"Allow","Action":"logs:GetQueryResults","Resource":"*"}',
    );
  });

  it('does not advise a statement against an explicit deny', async () => {
    server.script(
      'StartQuery',
      error(
        'AccessDeniedException',
        'User: arn:aws:iam::123456789012:user/x is not authorized to perform: logs:StartQuery with an explicit deny in a service control policy',
      ),
    );
    const failure = await failureOf(() => client.startQuery(input));
    expect(failure.remedy).not.toContain('"Effect"');
    expect(failure.remedy).toContain('service control policy');
  });

  it('shows where a query is malformed', async () => {
    const message = 'unexpected symbol found > at line 2 and position 17';
    const start = input.text.indexOf('=>');
    server.script('StartQuery', {
      kind: 'error',
      type: 'MalformedQueryException',
      more: {
        message,
        queryCompileError: {
          location: { startCharOffset: start, endCharOffset: start + 2 },
          message,
        },
      },
    });
    const failure = await failureOf(() => client.startQuery(input));
    expect(failure.code).toBe('malformed-query');
    expect(failure.message).toBe(
      `CloudWatch Logs cannot read the query: ${message}\n| filter status => 500\n                ^^`,
    );
    expect(failure.place).toMatch(/^line 2, column 17 · /);
  });

  it.each([
    ['ExpiredTokenException', 'access-denied', /have expired/, /aws sso login/],
    ['UnrecognizedClientException', 'access-denied', /does not accept/, /region is enabled/],
    ['InvalidSignatureException', 'access-denied', /does not accept/, /clock/],
    ['OptInRequired', 'access-denied', /not enabled the region eu-central-1/, /Enable/],
    ['InvalidParameterException', 'invalid-input', /StartQuery was refused/, /parameter/],
    ['UnknownOperationException', 'unavailable', /does not know StartQuery/, /emulator/],
    ['ResourceNotFoundException', 'not-found', /^said$/, /region/],
    ['ThrottlingException', 'limit-exceeded', /throttled 3 times/, /rate of calls/],
    ['LimitExceededException', 'limit-exceeded', /quota in eu-central-1/, /concurrent/],
    ['NeverHeardOfException', 'unavailable', /NeverHeardOfException, HTTP 400/, /Health/],
  ])('maps %s to %s', async (type, code, message, remedy) => {
    server.script('StartQuery', error(type, 'said'));
    const failure = await failureOf(() => client.startQuery(input));
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(message);
    expect(failure.remedy).toMatch(remedy);
    expect(failure.place).toContain('127.0.0.1');
  });

  it('names host and port where nothing listens', async () => {
    await server.close();
    const failure = await failureOf(() => client.startQuery(input));
    expect(failure.code).toBe('unavailable');
    expect(failure.message).toBe(`${client.address} cannot be reached (ECONNREFUSED).`);
    server = await FakeLogsServer.start();
  });

  it.each([
    ['broken JSON', { kind: 'raw', status: 200, type: 'application/x-amz-json-1.1', body: '{"q' }],
    ['a web page', { kind: 'raw', status: 200, type: 'text/html', body: '<html>hello</html>' }],
    ['no query id', { kind: 'json', body: {} }],
  ] as const)('does not take %s for an answer', async (_name, answer) => {
    server.script('StartQuery', answer);
    const failure = await failureOf(() => client.startQuery(input));
    expect(failure.code).toBe('unavailable');
    expect(failure.message).toContain('no JSON');
    expect(server.callsOf('StartQuery')).toHaveLength(1);
  });

  it('refuses a web page with an error status', async () => {
    server.script('StartQuery', { kind: 'raw', status: 403, type: 'text/html', body: '<b>no</b>' });
    const failure = await failureOf(() => client.startQuery(input));
    expect(failure.code).toBe('unavailable');
    expect(failure.message).toContain('403');
  });
});

describe('secrets', () => {
  const accessKeyId = 'AKIAFAKEFAKEFAKE1234';
  const secretAccessKey = 'fakeSecretAccessKeyForTests0123456789+/x';
  const sessionToken = 'fakeSessionTokenForTests//0123456789==';

  it.each([
    'AccessDeniedException',
    'InvalidSignatureException',
    'SignatureDoesNotMatch',
    'InvalidParameterException',
    'ResourceNotFoundException',
    'MalformedQueryException',
    'LimitExceededException',
    'NeverHeardOfException',
  ])('do not appear in the error of %s, nor on the terminal', async (type) => {
    const written: string[] = [];
    const spies = ([process.stdout, process.stderr] as const).map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((chunk: unknown) => {
        written.push(String(chunk));
        return true;
      }),
    );
    const named = await connect(server, {
      credentials: { kind: 'static', accessKeyId, secretAccessKey, sessionToken },
    });
    const message = `Canonical string: 'x-amz-security-token:${sessionToken}' of ${accessKeyId} signed with ${secretAccessKey}`;
    server.script('StartQuery', {
      kind: 'error',
      type,
      message,
      more: { queryCompileError: { location: {}, message } },
    });
    const failure = await failureOf(() => named.startQuery(input));
    named.close();
    spies.forEach((spy) => spy.mockRestore());
    const shown = `${inspect(failure, { depth: 10, showHidden: true })}${JSON.stringify(failure)}${failure.stack ?? ''}${written.join('')}`;
    expect(shown).toContain('TailgateError');
    for (const secret of [accessKeyId, secretAccessKey, sessionToken]) {
      expect(shown).not.toContain(secret);
    }
    const headers = server.callsOf('StartQuery')[0].headers;
    expect(headers['x-amz-security-token']).toBe(sessionToken);
    expect(headers.authorization).toContain(`Credential=${accessKeyId}/`);
  });
});

describe('the region', () => {
  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });

  it('comes from the environment where none is set', async () => {
    process.env.AWS_REGION = 'ap-northeast-1';
    const found = await createLogsClient({ credentials: { kind: 'default' } });
    expect(found.region).toBe('ap-northeast-1');
    expect(found.address).toBe('logs.ap-northeast-1.amazonaws.com:443');
    found.close();
  });

  it('is demanded where none can be found', async () => {
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE'])
      delete process.env[name];
    process.env.AWS_CONFIG_FILE = '/nonexistent/config';
    process.env.AWS_SHARED_CREDENTIALS_FILE = '/nonexistent/credentials';
    const failure = await failureOf(() => createLogsClient({ credentials: { kind: 'default' } }));
    expect(failure).toMatchObject({ code: 'invalid-input', place: 'region' });
  });

  it('signs for the region that is set', async () => {
    server.script('StopQuery', { kind: 'json', body: { success: true } });
    await client.stopQuery('q');
    const { authorization } = server.callsOf('StopQuery')[0].headers;
    expect(authorization).toContain('/eu-central-1/logs/aws4_request');
  });
});
