import fc from 'fast-check';
import { TailgateError } from '../errors';
import type { AccessLogFormat, CanonicalField } from './canonical';
import { loggableFields, missingVariables, recommendedFormat } from './context-variables';
import { detectFormat } from './detect-format';
import { discoverFields } from './discover-fields';
import { timestampHints } from './timestamp-hints';

const restDefault =
  '{"requestId":"48752d0f-c99d-4cfa-a5a7-f3c6834d19e5","ip":"1.128.0.0","caller":"-","user":"-","requestTime":"10/Jun/2023:15:36:28 +0000","httpMethod":"GET","resourcePath":"/pets","status":"200","protocol":"HTTP/1.1","responseLength":"184"}';
const httpDefault =
  '{"requestId":"GQIVriFLIAMEMsA=","ip":"1.128.0.0","requestTime":"09/Jun/2023:12:54:08 +0000","httpMethod":"GET","routeKey":"GET /","status":"200","protocol":"HTTP/1.1","responseLength":"47140"}';
const webSocket =
  '{"requestId":"Iq9gwFDNoAMFo1A=","ip":"1.128.0.0","caller":"-","user":"-","requestTime":"26/Jul/2023:12:20:46 +0000","eventType":"CONNECT","routeKey":"$connect","status":"500","connectionId":"Iq8gj1UmIAMCKpA=","apiId":"z1ctxygne5","stage":"production","domainName":"z1ctxygne5.execute-api.us-east-1.amazonaws.com"}';
const webSocketRefused =
  '{"requestId": "177a5660-9b20-4614-b620-51dd4d56fb4c","ip": "1.128.0.0","caller": "-","user": "-","requestTime": "19/Jul/2023:16:17:17 +0000","eventType": "-","routeKey": "-","status": "403","connectionId": "-"}';
const restCustom =
  '{"apiId":"4lltecsznk","errorMessage":"-","extendedRequestId":"A463GGgNPHcEaXQ=","httpMethod":"GET","integrationLatency":"351","integrationStatus":"200","path":"/prod/PythonResource","protocol":"HTTP/1.1","requestId":"c3b42dd2-0aae-4ef0-8993-ed2ba1034021","requestTime":"22/Jul/2026:03:52:51 +0000","requestTimeEpoch":"1784692371355","resourcePath":"/PythonResource","responseLength":"98","sourceIp":"192.0.2.1","stage":"prod","status":"200","userAgent":"curl/8.10.1","wafLatency":"6","wafResponseCode":"WAF_ALLOW","wafStatus":"200"}';
const snakeCase =
  '{"error_message":"Internal server error","error_responseType":"INTEGRATION_FAILURE","integration_error":"Lambda Customer Function Error:Response payload size exceeded maximum allowed payload size (6291556 bytes).","integration_integrationStatus":"200","integration_latency":"15508","integration_requestId":"72566006-c8cf-4a39-ae1f-d7f12d627ef3","integration_status":"-","httpMethod":"GET","resourcePath":"/index/{catalog+}","responseLatency":"15519","responseLength":"79","status":"502"}';
const nested = JSON.stringify({
  request: { requestId: 'GQIVriFLIAMEMsA=', requestTime: '09/Jun/2023:12:54:08 +0000' },
  api: { apiId: 'abc', stage: 'live' },
  client: { sourceIp: '192.0.2.1' },
  http: { path: '/a', routeKey: 'GET /a', protocol: 'HTTP/1.1', httpMethod: 'GET' },
  integration: { integrationStatus: '200', integrationLatency: '31', integrationErrorMessage: '-' },
  authorizer: { latency: '7', status: '200' },
  error: { responseType: '-', errorMessage: '-', messageString: '-' },
  response: { status: '200', responseLength: '5', responseLatency: '40' },
});

function formatOf(
  lines: readonly string[],
  overrides: Record<string, string> = {},
): AccessLogFormat {
  const detected = detectFormat(lines, overrides);
  if (detected.content !== 'access-log') throw new Error(`detected ${JSON.stringify(detected)}`);
  return detected.format;
}

/** The value that a format reads from a line, as a query would. */
function read(format: AccessLogFormat, field: CanonicalField, line: string): string | undefined {
  const source = format.fields.get(field);
  if (source === undefined) return undefined;
  if (source.from === 'field') return discoverFields(line)?.get(source.name);
  return new RegExp(source.pattern).exec(line)?.groups?.[field];
}

describe('JSON access logs', () => {
  it('knows the defaults of the console, and that they have no latency', () => {
    const rest = formatOf([restDefault]);
    expect(rest.kind).toBe('rest');
    expect(rest.breaksJson).toBe(false);
    expect(rest.missing).toEqual([
      'integrationLatency',
      'responseLatency',
      'errorResponseType',
      'errorMessage',
      'integrationError',
    ]);
    expect(missingVariables(rest)[0]).toBe('"integrationLatency":"$context.integrationLatency"');
    expect(timestampHints(rest)).toEqual([{ field: 'requestTime', format: 'clf' }]);

    const http = formatOf([httpDefault]);
    expect(http.kind).toBe('http');
    expect(read(http, 'routeKey', httpDefault)).toBe('GET /');

    const ws = formatOf([webSocketRefused, webSocket]);
    expect(ws.kind).toBe('websocket');
    expect(ws.missing).not.toContain('responseLatency');
    expect(formatOf([webSocketRefused]).kind).toBe('websocket');
  });

  it('reads camel case, snake case and nested keys', () => {
    const custom = formatOf([restCustom]);
    expect(read(custom, 'integrationLatency', restCustom)).toBe('351');
    expect(read(custom, 'status', restCustom)).toBe('200');
    expect(timestampHints(custom)[0]).toEqual({ field: 'requestTimeEpoch', format: 'epoch' });

    const snake = formatOf([snakeCase]);
    expect(read(snake, 'integrationLatency', snakeCase)).toBe('15508');
    expect(read(snake, 'responseLatency', snakeCase)).toBe('15519');
    expect(read(snake, 'errorResponseType', snakeCase)).toBe('INTEGRATION_FAILURE');
    expect(read(snake, 'integrationError', snakeCase)).toContain('payload size exceeded');
    expect(read(snake, 'integrationRequestId', snakeCase)).toMatch(/^72566006/);

    const deep = formatOf([nested]);
    expect(deep.kind).toBe('http');
    expect(
      Object.fromEntries(
        [...deep.fields].map(([field, source]) => [
          field,
          source.from === 'field' ? source.name : '',
        ]),
      ),
    ).toMatchObject({
      requestId: 'request.requestId',
      httpMethod: 'http.httpMethod',
      routeKey: 'http.routeKey',
      status: 'response.status',
      integrationLatency: 'integration.integrationLatency',
      integrationStatus: 'integration.integrationStatus',
      integrationError: 'integration.integrationErrorMessage',
      responseLatency: 'response.responseLatency',
      errorResponseType: 'error.responseType',
      errorMessage: 'error.errorMessage',
    });
  });

  it.each([
    [
      '{"error.message":"-","integration.latency":"9","latency":"12","status":200,"path":"/x"}',
      'integration.latency',
      'latency',
    ],
    [
      '{"ip":"-","integration":{"latency":9,"status":"200"},"latency":12,"status":200,"path":"/x"}',
      'integration.latency',
      'latency',
    ],
    [
      '{"authorizerLatency":"4","integrationLatency":"9","requestLatency":"12","status":"200","path":"/x"}',
      'integrationLatency',
      'requestLatency',
    ],
  ])('tells the latencies apart in %s', (line, integration, response) => {
    const format = formatOf([line]);
    expect(format.fields.get('integrationLatency')).toEqual({ from: 'field', name: integration });
    expect(format.fields.get('responseLatency')).toEqual({ from: 'field', name: response });
  });

  it('never takes the status of an authorizer or of the firewall for that of the response', () => {
    const format = formatOf([
      '{"authorizer":{"status":"200","latency":"3"},"waf":{"status":"200"},"response":{"status":"500"},"path":"/x"}',
    ]);
    expect(format.fields.get('status')).toEqual({ from: 'field', name: 'response.status' });
    expect(format.fields.has('responseLatency')).toBe(false);
  });

  it('goes by the majority when formats and broken lines are mixed', () => {
    const lines = [
      ...Array.from({ length: 7 }, () => restCustom),
      ...Array.from({ length: 3 }, () => snakeCase),
      restCustom.slice(0, 100),
      'garbage',
      '',
      'START RequestId: x Version: $LATEST',
    ];
    const format = formatOf(lines);
    expect(format.kind).toBe('rest');
    expect(format.breaksJson).toBe(false);
    expect(format.fields.get('integrationLatency')).toEqual({
      from: 'field',
      name: 'integrationLatency',
    });
  });

  it('prefers a key that has values to one that never has', () => {
    const format = formatOf([
      '{"integrationLatency":"-","integration":{"latency":"9"},"status":"200","path":"/x"}',
    ]);
    expect(format.fields.get('integrationLatency')).toEqual({
      from: 'field',
      name: 'integration.latency',
    });
  });

  it('finds an epoch under the name of the other time', () => {
    const format = formatOf(['{"requestTime":"1747602530","routeKey":"GET /x","status":"200"}']);
    expect(timestampHints(format)).toEqual([{ field: 'requestTime', format: 'epoch' }]);
  });

  it('recommends formats that it reads completely itself', () => {
    for (const kind of ['rest', 'http', 'websocket'] as const) {
      const values: Partial<Record<CanonicalField, string>> = {
        status: '200',
        integrationLatency: '10',
        responseLatency: '12',
        requestTimeEpoch: '1784692371355',
        eventType: 'MESSAGE',
      };
      const line = JSON.stringify(
        Object.fromEntries(loggableFields[kind].map((field) => [field, values[field] ?? 'x'])),
      );
      expect(JSON.parse(recommendedFormat(kind))).toHaveProperty('status', '$context.status');
      const format = formatOf([line]);
      expect(format.kind).toBe(kind);
      expect(format.missing).toEqual([]);
      expect([...format.fields.keys()].sort()).toEqual([...loggableFields[kind]].sort());
    }
  });
});

describe('overrides', () => {
  const odd = '{"code":"504","timing":{"backend":"29000","all":"29010"},"what":"GET /x"}';

  it('maps what no synonym knows', () => {
    expect(detectFormat([odd], {}).content).toBe('unknown');
    const format = formatOf([odd], {
      integrationLatency: 'timing.backend',
      responseLatency: 'timing.all',
      status: 'code',
      routeKey: 'what',
    });
    expect(read(format, 'integrationLatency', odd)).toBe('29000');
    expect(read(format, 'status', odd)).toBe('504');
  });

  it('names a key as missing that no line has', () => {
    expect(formatOf([restCustom], { integrationLatency: 'timing.backned' }).missing).toContain(
      'integrationLatency',
    );
  });

  it.each([
    [{ integrationLatencies: 'a' }, 'integrationLatencies'],
    [{ status: ' ' }, 'status'],
    [{ status: 'a..b' }, 'status'],
    [{ status: 'a`b' }, 'status'],
    [{ status: 'a\nb' }, 'status'],
  ])('refuses %j', (overrides, named) => {
    const attempt = () => detectFormat([restCustom], overrides);
    expect(attempt).toThrow(TailgateError);
    expect(attempt).toThrow(named);
  });
});

describe('lines that break JSON', () => {
  const unquoted = (latency: string, status: number, message: string) =>
    `{"requestId":"r-1","requestTime":"09/Jun/2023:12:54:08 +0000","httpMethod":"POST","resourcePath":"/pets/{petId}","status":${status},"integrationLatency":${latency},"responseLatency":29010,"errorMessage":"${message}","responseType":"-"}`;
  const timedOut =
    '{"awsEndpointRequestId": "-", "error_message": "Endpoint request timed out", "error_messageString": " "Endpoint request timed out"", "error_responseType": "INTEGRATION_TIMEOUT", "httpMethod": "POST", "resourcePath": "/index/{catalog+}", "status": "504", "integration_latency": "-", "responseLatency": "29009"}';

  it('sees one such line among many good ones', () => {
    const good = unquoted('320', 200, '-');
    expect(formatOf(Array.from({ length: 50 }, () => good)).breaksJson).toBe(false);
    const format = formatOf([
      ...Array.from({ length: 50 }, () => good),
      unquoted('-', 401, '"Unauthorized"'),
    ]);
    expect(format.breaksJson).toBe(true);
    expect([...format.fields.values()].every(({ from }) => from === 'message')).toBe(true);
  });

  it('reads unquoted dashes, doubled quotes and good lines with the same patterns', () => {
    const bad = unquoted('-', 504, '"Endpoint request timed out"');
    const good = unquoted('320', 200, '-');
    const format = formatOf([good, bad]);
    const values = (line: string) =>
      (
        [
          'status',
          'integrationLatency',
          'responseLatency',
          'errorMessage',
          'resourcePath',
          'requestTime',
        ] as const
      ).map((field) => read(format, field, line));
    expect(values(bad)).toEqual([
      '504',
      '-',
      '29010',
      'Endpoint request timed out',
      '/pets/{petId}',
      '09/Jun/2023:12:54:08 +0000',
    ]);
    expect(values(good)).toEqual([
      '200',
      '320',
      '29010',
      '-',
      '/pets/{petId}',
      '09/Jun/2023:12:54:08 +0000',
    ]);
    const [hint] = timestampHints(format);
    expect(hint).toMatchObject({ field: 'requestTime', format: 'clf' });
    expect(hint?.pattern).not.toContain('(?<');
    const time = new RegExp(hint?.pattern ?? '').exec(bad);
    expect(time?.slice(1)).toEqual(['09/Jun/2023:12:54:08 +0000']);
  });

  it('reads the real timeout line', () => {
    const format = formatOf([timedOut]);
    expect(format.breaksJson).toBe(true);
    expect(format.kind).toBe('rest');
    expect(read(format, 'errorResponseType', timedOut)).toBe('INTEGRATION_TIMEOUT');
    expect(read(format, 'errorMessage', timedOut)).toBe('Endpoint request timed out');
    expect(read(format, 'resourcePath', timedOut)).toBe('/index/{catalog+}');
    expect(read(format, 'integrationLatency', timedOut)).toBe('-');
    expect(read(format, 'status', timedOut)).toBe('504');
  });

  it('reads nested keys by their leaf, and by their object where the leaf stands twice', () => {
    const line =
      '{"request":{"path":"/a/{b}","method":GET},"integration":{"error":"x {y} "z"","latency":-,"status":-},"response":{"note":"{","status":504,"latency":29010},"stage":prod}';
    const format = formatOf([line]);
    expect(format.breaksJson).toBe(true);
    expect(read(format, 'integrationLatency', line)).toBe('-');
    expect(read(format, 'responseLatency', line)).toBe('29010');
    expect(read(format, 'status', line)).toBe('504');
    expect(read(format, 'integrationStatus', line)).toBe('-');
    expect(read(format, 'stage', line)).toBe('prod');
    expect(read(format, 'httpMethod', line)).toBe('GET');
  });

  it('finds a key of the outermost object that also stands in an inner one before it', () => {
    const line = '{"integration":{"status":200,"latency":-},"status":504,"path":"/x"}';
    const format = formatOf([line]);
    expect(read(format, 'status', line)).toBe('504');
    expect(read(format, 'integrationStatus', line)).toBe('200');
  });

  it('has patterns that RE2 takes: no look-around, no back-reference, one named group', () => {
    const format = formatOf([unquoted('-', 504, '"x"')]);
    for (const [field, source] of format.fields) {
      if (source.from !== 'message') throw new Error('a field source in a format that breaks JSON');
      expect(source.pattern).not.toMatch(/\(\?[=!]|\(\?<[=!]|\\[1-9]/);
      expect(source.pattern.match(/\(\?</g)).toHaveLength(1);
      expect(source.pattern).toContain(`(?<${field}>`);
    }
  });

  it('reads past JSON that stands unescaped in an error text', () => {
    const line =
      '{"path":"/x","status":"502","integrationError":"{"message": "Internal server error"}","integrationLatency":"3004"}';
    const format = formatOf([line]);
    expect(format.breaksJson).toBe(true);
    expect(read(format, 'integrationLatency', line)).toBe('3004');
  });

  it('takes half a line with the next one behind it for no line at all', () => {
    for (let cut = 20; cut < restCustom.length; cut += 7) {
      const torn = restCustom.slice(0, cut) + restCustom;
      expect(formatOf([restCustom, torn]).breaksJson).toBe(false);
    }
  });

  it('takes half-written lines for what they are', () => {
    expect(
      formatOf([restCustom, restCustom.slice(0, -20), `${restCustom.slice(0, 90)}}`]).breaksJson,
    ).toBe(false);
  });

  it('reads back what was written, quoted or bare', () => {
    const value = fc.constantFrom('-', '0', '12', '29010', '-1', '12.5');
    const message = fc.constantFrom(
      '-',
      '"Endpoint request timed out"',
      ' "Unauthorized"',
      'a, "b',
      'x}',
    );
    fc.assert(
      fc.property(value, value, fc.boolean(), message, (integration, response, quoted, text) => {
        const quote = quoted ? '"' : '';
        const line = `{"path":"/x","integrationLatency":${quote}${integration}${quote},"errorMessage":"${text}","responseLatency":${quote}${response}${quote},"status":-}`;
        const format = formatOf([line]);
        expect(read(format, 'integrationLatency', line)).toBe(integration);
        expect(read(format, 'responseLatency', line)).toBe(response);
      }),
      { seed: 20_261_120 },
    );
  });
});

describe('other contents', () => {
  const start = 'START RequestId: 758a8c2f-0000-4000-8000-000000000000 Version: $LATEST';

  it('knows Lambda text, also among many lines of the application', () => {
    expect(detectFormat([...Array.from({ length: 40 }, () => 'hello'), start], {})).toEqual({
      content: 'lambda-text',
    });
  });

  it('knows Lambda JSON', () => {
    const report =
      '{"time":"2026-03-01T00:00:00.000Z","type":"platform.report","record":{"requestId":"x","metrics":{"durationMs":1},"status":"success"}}';
    const app =
      '{"timestamp":"2026-03-01T00:00:00.000Z","level":"INFO","message":"x","requestId":"y"}';
    expect(detectFormat([app, app, app, report], {})).toEqual({ content: 'lambda-json' });
  });

  it.each([
    [
      'CLF',
      '192.0.2.1 - - [10/Jun/2023:15:36:28 +0000]"GET /pets HTTP/1.1" 200 184 48752d0f A463GGg=',
    ],
    [
      'CLF',
      '192.0.2.1 - - [10/Jun/2023:15:36:28 +0000] "GET GET /x HTTP/1.1" 200 184 48752d0f A463GGg=',
    ],
    [
      'XML',
      '<request id="48752d0f"> <ip>192.0.2.1</ip> <requestTime>10/Jun/2023:15:36:28 +0000</requestTime> </request>',
    ],
    [
      'CSV',
      '192.0.2.1,-,-,10/Jun/2023:15:36:28 +0000,GET,/pets,HTTP/1.1,200,184,48752d0f,A463GGg=',
    ],
  ])('names %s and says what to configure', (name, line) => {
    const detected = detectFormat([line, line, 'x'], {});
    if (detected.content !== 'unknown') throw new Error(detected.content);
    expect(detected.reason).toContain(name);
    expect(detected.remedy).toContain('"integrationLatency":"$context.integrationLatency"');
  });

  it.each([
    [[], 'no lines'],
    [['', '  '], 'no lines'],
    [['hello', 'world'], 'plain text'],
    [['{"a":1,"b":{"c":2}}'], 'a, b.c'],
    [['{}'], 'without any field'],
  ])('says of %j: %s', (lines, words) => {
    const detected = detectFormat(lines, {});
    expect(detected.content).toBe('unknown');
    expect(detected.content === 'unknown' && detected.reason).toContain(words);
  });

  it('gives an answer for any lines', () => {
    const broken = fc
      .tuple(fc.nat(restCustom.length), fc.string({ maxLength: 3 }))
      .map(([at, text]) => restCustom.slice(0, at) + text + restCustom.slice(at + text.length));
    const deep = fc.nat(400).map((depth) => '{"a":'.repeat(depth) + '-' + '}'.repeat(depth));
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      broken,
      deep,
      fc.string({ unit: 'binary' }).map((text) => `{"status":${text}}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        expect(['access-log', 'lambda-text', 'lambda-json', 'unknown']).toContain(
          detectFormat(lines, {}).content,
        );
      }),
      { seed: 20_261_120, numRuns: 500 },
    );
  });

  it('stays quick on hostile lines', () => {
    const start = process.hrtime.bigint();
    for (const unit of [' ', '}', '{', '"', ',', '",', '"a":', '} ', '}"', ', "']) {
      detectFormat(
        [`{"status":-,"path":"/x",${unit.repeat(30_000)}}`, `{"a":${unit.repeat(30_000)}-}`],
        {},
      );
    }
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(5_000);
  });
});

describe('discoverFields', () => {
  it('flattens objects and arrays, leaves JSON in text alone, and leaves null out', () => {
    const fields = discoverFields('{"a":{"b":[1,{"c":true}]},"j":"{\\"x\\":1}","n":null,"e":""}');
    expect([...(fields ?? [])]).toEqual([
      ['a.b.0', '1'],
      ['a.b.1.c', 'true'],
      ['j', '{"x":1}'],
      ['e', ''],
    ]);
  });

  it('stops at 200 fields and has none for what is no object', () => {
    expect(
      discoverFields(
        JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, i]))),
      )?.size,
    ).toBe(200);
    for (const text of ['[]', '1', '"x"', 'null', '', '{', '{"a":-}'])
      expect(discoverFields(text)).toBeUndefined();
  });
});
