import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { RuleList, severities, SourceList, type Query } from '@tailgate/contract';
import type { InjectOptions } from 'fastify';
import { isMapping } from '../config/defaults';
import { TailgateError, errorCodes } from '../errors';
import { findingOn } from './testing/fake-services';
import { testNow, testServer, type TestServer } from './testing/test-server';

const token = 'a-token-of-some-length-0123';
const range = { from: testNow - 3_600_000, to: testNow };

let running: TestServer;

async function start(...args: string[]): Promise<TestServer> {
  running = await testServer(args);
  return running;
}

beforeEach(() => start());
afterEach(() => running.server.close());

const inject = (options: InjectOptions) => running.server.inject(options);
const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  inject({
    method: 'POST',
    url,
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers: { 'content-type': 'application/json', ...headers },
  });

interface Answer {
  readonly statusCode: number;
  json<T>(): T;
}

function parsedLine(line: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(line);
  return isMapping(parsed) ? parsed : {};
}

const errorOf = (answer: Answer) =>
  answer.json<{ error: { code: string; message: string; place: string; remedy: string } }>().error;

const queries: readonly Query[] = [
  { kind: 'latency', ...range, groupBy: 'endpoint', percentiles: [0.5, 0.99] },
  { kind: 'timeouts', ...range, binMs: 300_000 },
  { kind: 'findings', ...range, rules: ['throttled'] },
  { kind: 'episodes', ...range, endpoints: ['GET /a'] },
  { kind: 'slow-requests', ...range, limit: 5 },
  { kind: 'logs', ...range, text: 'fields @message' },
  { kind: 'values', ...range, of: 'endpoint' },
  { kind: 'alert', ...range, rules: ['throttled'], measure: 'share', explained: 'zero' },
];

describe('listings', () => {
  it('name the sources, without asking them', async () => {
    const answer = await inject({ url: '/api/v1/sources' });
    expect(answer.statusCode).toBe(200);
    expect([...Value.Errors(SourceList, answer.json())]).toEqual([]);
    expect(answer.json()).toEqual({ sources: [{ name: 'orders', logGroups: 2 }] });
    expect(running.services.asked).toEqual([]);
  });

  it('name the rules that run, with the fields that they need', async () => {
    const answer = await inject({ url: '/api/v1/rules' });
    expect(answer.statusCode).toBe(200);
    expect([...Value.Errors(RuleList, answer.json())]).toEqual([]);
    const { rules } = answer.json<RuleList>();
    expect(rules.map(({ id }) => id)).toContain('integration-timeout');
    expect(rules.find(({ id }) => id === 'slow-integration')?.needs).toEqual([
      ['integrationLatency'],
    ]);
    for (const { docs } of rules) {
      const [path = '', anchor = ''] = docs.split('#');
      const page = readFileSync(join(__dirname, '../..', path), 'utf8');
      const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
        text.toLowerCase().replaceAll(' ', '-'),
      );
      expect(headings).toContain(anchor);
    }
  });

  it('need the token where one is set', async () => {
    await running.server.close();
    await start('--token', token);
    for (const url of ['/api/v1/sources', '/api/v1/rules']) {
      expect((await inject({ url })).statusCode).toBe(401);
      const headers = { authorization: `Bearer ${token}` };
      expect((await inject({ url, headers })).statusCode).toBe(200);
    }
  });
});

describe('POST /api/v1/query', () => {
  it.each(queries.map((query) => [query.kind, query] as const))(
    'answers %s',
    async (kind, query) => {
      const answer = await post('/api/v1/query', query);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({ kind, info: { bytesScanned: 1_024 } });
      expect(running.services.asked.map((each) => each.query)).toEqual([
        expect.objectContaining(query),
      ]);
    },
  );

  it.each<[string, unknown, string, string, string]>([
    ['no kind', { ...range }, 'field kind is missing', 'body, kind', 'latency, timeouts, findings'],
    [
      'a wrong kind',
      { kind: 'latncy', ...range },
      'kind "latncy"',
      'body, kind',
      'Did you mean "latency"',
    ],
    [
      'a kind of no text',
      { kind: 7, ...range },
      'kind 7',
      'body, kind',
      'slow-requests, logs, values',
    ],
    [
      'an inherited kind',
      { kind: 'constructor', ...range },
      '"constructor"',
      'body, kind',
      'Allowed',
    ],
    ['a list', [], 'no JSON object', 'body', 'JSON object'],
    ['null', 'null', 'no JSON object', 'body', 'JSON object'],
    [
      'no range',
      { kind: 'values', of: 'stage', to: 5 },
      'from is missing',
      'body, from',
      'whole number',
    ],
    [
      'a text as a time',
      { kind: 'findings', from: 'x', to: 5 },
      'from cannot be "x"',
      'body, from',
      'whole number',
    ],
    [
      'an empty range',
      { kind: 'findings', from: 5, to: 5 },
      'is empty',
      'body, from',
      'before its end',
    ],
    [
      'a misspelled field',
      { kind: 'findings', ...range, endponts: [] },
      'no field endponts',
      'body, endponts',
      '"endpoints"',
    ],
    [
      'a wrong rule',
      { kind: 'findings', ...range, rules: ['throttled', 'x'] },
      'rules[1] cannot be "x"',
      'body, rules[1]',
      'slow-integration',
    ],
    [
      'a limit that is too high',
      { kind: 'slow-requests', ...range, limit: 1e6 },
      'limit cannot be 1000000',
      'body, limit',
      'from 1 to 1000',
    ],
    [
      'a text that is too long',
      { kind: 'logs', ...range, text: 'x'.repeat(10_001) },
      'text cannot be "xxx',
      'body, text',
      'at most 10000',
    ],
  ])('refuses %s', async (_name, body, message, place, remedy) => {
    const answer = await post('/api/v1/query', body);
    expect(answer.statusCode).toBe(400);
    const error = errorOf(answer);
    expect(error).toMatchObject({ code: 'invalid-input', place });
    expect(error.message).toContain(message);
    expect(error.remedy).toContain(remedy);
    expect(running.services.asked).toEqual([]);
  });

  it.each<[string, string, Record<string, string>, number, string]>([
    ['broken JSON', '{"kind":', {}, 400, 'no valid JSON'],
    ['an empty body', '', {}, 400, 'body is empty'],
    ['poisoned JSON', '{"__proto__": {"a": 1}, "kind": "values"}', {}, 400, 'no valid JSON'],
    [
      'a form',
      'kind=values',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'content type',
    ],
    ['plain text', '{}', { 'content-type': 'text/plain' }, 415, 'content type'],
    ['a body that is too large', `"${'x'.repeat(1_100_000)}"`, {}, 413, 'too large'],
    ['deep nesting', '['.repeat(100_000), {}, 400, 'no valid JSON'],
  ])('refuses %s', async (_name, body, headers, status, message) => {
    const answer = await post('/api/v1/query', body, headers);
    expect(answer.statusCode).toBe(status);
    expect(errorOf(answer).message).toContain(message);
    expect(errorOf(answer).remedy).not.toBe('');
  });

  it.each([
    ['invalid-input', 400],
    ['malformed-query', 400],
    ['not-found', 404],
    ['unreadable-input', 422],
    ['access-denied', 403],
    ['limit-exceeded', 429],
    ['cancelled', 503],
    ['timed-out', 504],
    ['unavailable', 503],
    ['inconsistent', 500],
  ] as const)('maps %s to %i with message, place and remedy', async (code, status) => {
    running.services.before = () =>
      Promise.reject(new TailgateError(code, 'It went wrong.', { place: 'here', remedy: 'Do.' }));
    const answer = await post('/api/v1/query', queries[0]);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({
      error: { code, message: 'It went wrong.', place: 'here', remedy: 'Do.' },
    });
    expect(errorCodes).toContain(code);
  });

  it.each([
    ['an error that is not coded', new TypeError('secret inside at /etc/x.ts')],
    ['an internal error', new TailgateError('internal', 'secret inside')],
    ['no error at all', 'secret inside'],
  ])('tells nothing of the inside on %s, and logs it', async (_name, thrown) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- anything can be thrown
    running.services.before = () => Promise.reject(thrown);
    const answer = await post('/api/v1/query', queries[0]);
    expect(answer.statusCode).toBe(500);
    expect(errorOf(answer).code).toBe('internal');
    expect(answer.body).not.toContain('secret inside');
    const id = String(answer.headers['x-request-id']);
    expect(errorOf(answer).remedy).toContain(id);
    const line = running.log.find((each) => each.includes('request failed'));
    expect(line).toContain(id);
    expect(line).toContain('secret inside');
  });

  it('gives up after requestTimeoutMs, even where the service does not heed its signal', async () => {
    await start('--request-timeout-ms', '100');
    running.services.before = () => new Promise(() => undefined);
    const answer = await post('/api/v1/query', queries[0]);
    expect(answer.statusCode).toBe(504);
    expect(errorOf(answer).message).toContain('0.1 s');
    expect(running.services.asked[0]?.signal?.aborted).toBe(true);
  });
});

describe('findings, episodes and values', () => {
  it.each([
    ['findings', { rules: ['throttled'], endpoints: ['GET /a'] }],
    ['episodes', { rules: ['throttled'], endpoints: ['GET /a'] }],
    ['values', { of: 'rule' }],
  ])('POST /api/v1/%s takes the query without its kind', async (kind, fields) => {
    for (const body of [
      { ...range, ...fields },
      { kind, ...range, ...fields },
    ]) {
      const answer = await post(`/api/v1/${kind}`, body);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({ kind });
    }
    expect(running.services.asked.map(({ query }) => query)).toEqual(
      Array.from({ length: 2 }, () => ({ kind, ...range, ...fields })),
    );
    expect((await post(`/api/v1/${kind}`, { ...range, ...fields, kind: 'logs' })).statusCode).toBe(
      400,
    );
  });

  it.each([
    [
      'findings',
      'rule=throttled&endpoint=GET%20/a&endpoint=GET%20/b',
      { rules: ['throttled'], endpoints: ['GET /a', 'GET /b'] },
    ],
    ['episodes', 'rule=throttled&rule=high-5xx', { rules: ['throttled', 'high-5xx'] }],
    ['values', 'of=stage', { of: 'stage' }],
  ])('GET /api/v1/%s takes a query string', async (kind, text, fields) => {
    const url = `/api/v1/${kind}?source=orders&from=2026-11-20T13:00:00Z&to=${range.to}&${text}`;
    const answer = await inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(running.services.asked.map(({ query }) => query)).toEqual([
      { kind, source: 'orders', from: Date.UTC(2026, 10, 20, 13), to: range.to, ...fields },
    ]);
  });

  it('takes the last hour where no range is given', async () => {
    await inject({ url: '/api/v1/findings' });
    expect(running.services.asked[0]?.query).toEqual({ kind: 'findings', ...range });
  });

  it.each([
    ['from=yesterday', 'from cannot be "yesterday"', 'ISO 8601'],
    ['from=2026-13-45', 'from cannot be', 'ISO 8601'],
    [`from=${range.to}&to=${range.from}`, 'is empty', 'before its end'],
    ['rule=x', 'rule[0] cannot be "x"', 'throttled'],
    ['rules=throttled', 'no field rules', 'Did you mean "rule"'],
    ['source=', 'source cannot be ""', 'not empty'],
    ['source=a&source=b', 'source cannot be a list of 2', 'text'],
    ['__proto__=1', 'no field __proto__', 'There are'],
  ])('refuses ?%s', async (text, message, remedy) => {
    const answer = await inject({ url: `/api/v1/findings?${text}` });
    expect(answer.statusCode).toBe(400);
    expect(errorOf(answer).message).toContain(message);
    expect(errorOf(answer).remedy).toContain(remedy);
    expect(errorOf(answer).place).toContain('query string');
  });

  it('needs to know what values', async () => {
    const answer = await inject({ url: '/api/v1/values' });
    expect(errorOf(answer).message).toBe('The field of is missing.');
    expect(errorOf(answer).remedy).toContain('endpoint, stage');
  });
});

describe('health', () => {
  it('/healthz asks nobody', async () => {
    running.services.health = () => Promise.reject(new Error('no'));
    const answer = await inject({ url: '/healthz' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  it.each([
    ['ready', [true, true], 200],
    ['degraded', [true, false], 200],
    ['not-ready', [false, false], 503],
    ['ready', [], 200],
  ])('/readyz says %s for sources %j', async (status, states, code) => {
    running.services.health = () =>
      Promise.resolve(states.map((ok, index) => ({ source: `s${index}`, ok, message: 'm' })));
    const answer = await inject({ url: '/readyz' });
    expect(answer.statusCode).toBe(code);
    expect(answer.json()).toMatchObject({ status });
    expect(answer.json<{ sources: unknown[] }>().sources).toHaveLength(states.length);
  });

  it('/readyz asks once for many probes, and again when the answer is old', async () => {
    let asked = 0;
    running.services.health = () => {
      asked += 1;
      return Promise.resolve([{ source: 'orders', ok: true, message: '' }]);
    };
    await Promise.all([inject({ url: '/readyz' }), inject({ url: '/readyz' })]);
    await inject({ url: '/readyz' });
    expect(asked).toBe(1);
    running.clock.now += 5_000;
    await inject({ url: '/readyz' });
    expect(asked).toBe(2);
  });

  it('/readyz does not wait for a source that hangs, and survives one that throws', async () => {
    running.services.health = () => new Promise(() => undefined);
    const hanging = await inject({ url: '/readyz' });
    expect(hanging.statusCode).toBe(503);
    expect(hanging.body).toContain('no answer within');
    running.clock.now += 5_000;
    running.services.health = () => Promise.reject(new TailgateError('unavailable', 'AWS is down'));
    expect((await inject({ url: '/readyz' })).body).toContain('AWS is down');
  });

  it('/readyz says not ready as soon as a stop is asked for', async () => {
    running.stopping.abort();
    expect((await inject({ url: '/readyz' })).statusCode).toBe(503);
    expect((await inject({ url: '/healthz' })).statusCode).toBe(200);
  });
});

describe('GET /metrics', () => {
  const scrape = async (): Promise<string[]> => {
    const answer = await inject({ url: '/metrics' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/plain; version=0.0.4');
    return answer.body.split('\n');
  };
  const gauge = (lines: readonly string[]) =>
    lines.filter((line) => line.startsWith('tailgate_finding{'));

  it('gives totals and durations by route', async () => {
    await post('/api/v1/query', queries[0]);
    await inject({ url: '/nothing/here?x=1' });
    const lines = await scrape();
    expect(lines).toContain('tailgate_bytes_scanned_total 4096');
    expect(lines).toContain('tailgate_queries_failed_total 1');
    const count = (route: string, method: string, status: number) =>
      `tailgate_http_request_duration_seconds_count{route="${route}",method="${method}",status="${status}"} 1`;
    expect(lines).toContain(count('/api/v1/query', 'POST', 200));
    expect(lines).toContain(count('none', 'GET', 404));
  });

  it('gives the severities of the last completed window', async () => {
    running.services.findings = () => [
      findingOn('GET /a', { severity: 'critical' }),
      findingOn('GET /b', { rule: 'high-5xx', severity: 'high', scope: 'source' }),
      findingOn('GET "c"\n', { rule: 'integration-timeout', severity: 'high', confidence: 'low' }),
    ];
    const lines = await scrape();
    expect(running.services.asked.map(({ query }) => query)).toEqual([
      {
        kind: 'findings',
        source: 'orders',
        from: Date.UTC(2026, 10, 20, 14, 5),
        to: Date.UTC(2026, 10, 20, 14, 10),
      },
    ]);
    expect(gauge(lines)).toEqual([
      'tailgate_finding{source="orders",rule="slow-integration",endpoint="GET /a"} 4',
      'tailgate_finding{source="orders",rule="high-5xx",endpoint=""} 3',
      'tailgate_finding{source="orders",rule="high-5xx",endpoint="GET /b"} 3',
    ]);
    expect(lines).toContain('tailgate_finding_rows_left_out{source="orders"} 1');
    expect(lines).toContain('tailgate_source_up{source="orders"} 1');
    expect(lines).toContain(
      `tailgate_finding_window_end_seconds{source="orders"} ${Date.UTC(2026, 10, 20, 14, 10) / 1000}`,
    );
  });

  it('counts low confidence as info, a timeout excepted', async () => {
    running.services.findings = () => [
      findingOn('GET /a', { severity: 'high', confidence: 'low' }),
      findingOn('GET /b', { rule: 'integration-timeout', severity: 'high', confidence: 'low' }),
    ];
    expect(gauge(await scrape())).toEqual([
      'tailgate_finding{source="orders",rule="integration-timeout",endpoint="GET /b"} 3',
      'tailgate_finding{source="orders",rule="slow-integration",endpoint="GET /a"} 1',
    ]);
  });

  it('asks once per window, and shows for one window that a finding has ended', async () => {
    running.services.findings = () => [findingOn('GET /a')];
    await scrape();
    await scrape();
    expect(running.services.asked).toHaveLength(1);
    running.services.findings = () => [];
    running.clock.now += 300_000;
    expect(gauge(await scrape())).toEqual([
      'tailgate_finding{source="orders",rule="slow-integration",endpoint="GET /a"} 0',
    ]);
    running.clock.now += 300_000;
    expect(gauge(await scrape())).toEqual([]);
    expect(running.services.asked).toHaveLength(3);
  });

  it('says so where the findings cannot be computed, and tries again after a while', async () => {
    running.services.before = () => Promise.reject(new TailgateError('unavailable', 'AWS is down'));
    const lines = await scrape();
    expect(gauge(lines)).toEqual([]);
    expect(lines).toContain('tailgate_source_up{source="orders"} 0');
    expect(running.log.join('')).toContain('AWS is down');
    running.services.before = () => Promise.resolve();
    await scrape();
    expect(running.services.asked).toHaveLength(1);
    running.clock.now += 30_000;
    expect(await scrape()).toContain('tailgate_source_up{source="orders"} 1');
  });

  it('does not wait for a slow query, which goes on for the next scrape', async () => {
    let finish = (): void => undefined;
    running.services.before = () => new Promise((resolve) => (finish = resolve));
    running.services.findings = () => [findingOn('GET /a')];
    expect(gauge(await scrape())).toEqual([]);
    finish();
    expect(gauge(await scrape())).toHaveLength(1);
    expect(running.services.asked).toHaveLength(1);
    expect(severities).toHaveLength(4);
  });
});

describe('who may call', () => {
  it.each<[string, InjectOptions, number]>([
    ['no token', { url: '/metrics' }, 401],
    ['another scheme', { url: '/metrics', headers: { authorization: `Basic ${token}` } }, 401],
    ['a wrong token', { url: '/metrics', headers: { authorization: `Bearer ${token}x` } }, 401],
    [
      'half a token',
      { url: '/metrics', headers: { authorization: `Bearer ${token.slice(1)}` } },
      401,
    ],
    ['the token', { url: '/metrics', headers: { authorization: `Bearer ${token}` } }, 200],
    [
      'the token, other case',
      { url: '/metrics', headers: { authorization: `bearer ${token}` } },
      200,
    ],
    ['no token on /healthz', { url: '/healthz' }, 200],
    ['no token on /healthz/', { url: '/healthz/' }, 401],
    ['no token on /readyz', { url: '/readyz' }, 401],
    ['no token on /openapi.json', { url: '/openapi.json' }, 401],
    ['no token on nothing', { url: '/nothing' }, 401],
    ['no token by OPTIONS', { url: '/metrics', method: 'OPTIONS' }, 401],
    ['no token by HEAD', { url: '/metrics', method: 'HEAD' }, 401],
  ])('with a token: %s', async (_name, options, status) => {
    await start('--token', token);
    const answer = await inject(options);
    expect(answer.statusCode).toBe(status);
    if (status === 401) {
      expect(answer.headers['www-authenticate']).toContain('Bearer');
      expect(answer.body).not.toContain(token);
    }
  });

  it.each([
    ['127.0.0.1:7070', 200],
    ['localhost', 200],
    ['LOCALHOST:1234', 200],
    ['localhost.', 200],
    ['[::1]:7070', 200],
    ['10.1.2.3', 200],
    ['tailgate.internal:7070', 200],
    ['evil.example.com', 403],
    ['evil.example.com:7070', 403],
    ['localhost.evil.example.com', 403],
    ['127.0.0.1.evil.example.com', 403],
    ['tailgate.internal.evil.example.com', 403],
    ['127.0.0.1@evil.example.com', 403],
    ['[evil]', 403],
  ])('Host %j gets %i', async (host, status) => {
    await start('--allowed-hosts', 'tailgate.internal');
    const answer = await inject({ url: '/healthz', headers: { host } });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(errorOf(answer).remedy).toContain('allowedHosts');
  });

  it.each<[string, Record<string, string>, number]>([
    ['no origin', {}, 200],
    ['the same origin', { origin: 'http://localhost:7070', host: 'localhost:7070' }, 200],
    ['the same origin over TLS', { origin: 'https://localhost', host: 'localhost' }, 200],
    ['an allowed origin', { origin: 'https://grafana.example.com' }, 200],
    ['another port', { origin: 'http://localhost:3000', host: 'localhost:7070' }, 403],
    ['a foreign page', { origin: 'https://evil.example.com' }, 403],
    ['a page like an allowed one', { origin: 'https://grafana.example.com.evil.com' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['a foreign image', { 'sec-fetch-site': 'cross-site' }, 403],
    ['an address typed by a person', { 'sec-fetch-site': 'none' }, 200],
  ])('from %s', async (_name, headers, status) => {
    await start('--allowed-origins', 'https://grafana.example.com');
    const answer = await inject({ url: '/healthz', headers });
    expect(answer.statusCode).toBe(status);
    const isAllowed = headers['origin'] === 'https://grafana.example.com';
    expect(answer.headers['access-control-allow-origin']).toBe(
      isAllowed ? headers['origin'] : undefined,
    );
  });

  it('answers a preflight for an allowed origin only, without a token', async () => {
    await start('--allowed-origins', 'https://grafana.example.com', '--token', token);
    const preflight = (origin: string) =>
      inject({
        method: 'OPTIONS',
        url: '/api/v1/query',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const answer = await preflight('https://grafana.example.com');
    expect(answer.statusCode).toBe(204);
    expect(answer.headers['access-control-allow-headers']).toContain('authorization');
    expect((await preflight('https://evil.example.com')).statusCode).toBe(403);
  });
});

describe('paths and methods', () => {
  it.each<[InjectOptions, number, string | undefined]>([
    [{ method: 'HEAD', url: '/healthz' }, 200, undefined],
    [{ method: 'HEAD', url: '/api/v1/query' }, 405, 'POST'],
    [{ method: 'GET', url: '/api/v1/query' }, 405, 'POST'],
    [{ method: 'DELETE', url: '/api/v1/findings?x=1' }, 405, 'GET, HEAD, POST'],
    [{ method: 'OPTIONS', url: '/api/v1/findings' }, 204, 'GET, HEAD, POST'],
    [{ method: 'OPTIONS', url: '/nothing' }, 404, undefined],
    [{ method: 'GET', url: '/nothing' }, 404, undefined],
    [{ method: 'GET', url: '/%' }, 400, undefined],
    [{ method: 'GET', url: `/healthz?${'x'.repeat(9_000)}` }, 414, undefined],
  ])('%j', async (options, status, allow) => {
    const answer = await inject(options);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['allow']).toBe(allow);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    if (status >= 400 && options.method !== 'HEAD') {
      expect(Object.keys(errorOf(answer))).toEqual(['code', 'message', 'place', 'remedy']);
    }
  });
});

describe('the log', () => {
  it('has one line per request and no secret, header, query string or body', async () => {
    await start('--token', token);
    const headers = { authorization: `Bearer ${token}`, cookie: 'hidden-cookie' };
    await inject({ url: '/api/v1/findings?endpoint=hidden-endpoint', headers });
    await post('/api/v1/query', { ...queries[5], text: 'hidden-text' }, headers);
    running.services.before = () => {
      throw new Error(`failed with ${token}`);
    };
    await post('/api/v1/query', queries[0], headers);
    const text = running.log.join('');
    expect(text).not.toContain(token);
    expect(text).not.toContain('hidden-');
    expect(text).toContain('failed with (hidden)');
    const lines = running.log.map((line) => parsedLine(line));
    expect(lines.filter(({ msg }) => msg === 'answered')).toEqual([
      expect.objectContaining({ level: 'info', route: '/api/v1/findings', status: 200 }),
      expect.objectContaining({ level: 'info', route: '/api/v1/query', status: 200 }),
      expect.objectContaining({ level: 'info', route: '/api/v1/query', status: 500 }),
    ]);
  });
});
