import fc from 'fast-check';
import { inspect } from 'node:util';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TailgateError } from '../errors';
import { changedSwitches } from './changed-switches';
import { secretsOf, type ServeConfig } from './config';
import { options } from './options';
import { readConfig, type ConfigInput, type ConfigResult } from './read-config';

const fieldNames = ['integrationLatency', 'responseLatency', 'status'];

interface Given {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The text of tailgate.yaml; no such file where absent. */
  readonly file?: string;
  readonly files?: Readonly<Record<string, string>>;
}

function input({ args = [], environment = {}, file, files = {} }: Given): ConfigInput {
  return {
    args,
    environment,
    fieldNames,
    readTextFile: (path) => {
      const text = path === 'tailgate.yaml' ? file : files[path];
      if (text === undefined) throw Object.assign(new Error('no file'), { code: 'ENOENT' });
      return text;
    },
  };
}

const read = (given: Given): ConfigResult => readConfig(input(given));

function configOf(given: Given): ServeConfig {
  const result = read(given);
  if (result.kind !== 'config') throw new Error(inspect(result, { depth: 5 }));
  return result.config;
}

function errorsOf(given: Given): readonly TailgateError[] {
  const result = read(given);
  if (result.kind !== 'errors') throw new Error(`no errors but ${result.kind}`);
  return result.errors;
}

const text = (error: TailgateError): string =>
  `${error.message} | ${error.place} | ${error.remedy}`;

describe('precedence', () => {
  it('gives the defaults where nothing is set', () => {
    expect(configOf({})).toEqual({
      host: '127.0.0.1',
      port: 7070,
      allowedHosts: [],
      allowedOrigins: [],
      requestTimeoutMs: 60_000,
      shutdownTimeoutMs: 10_000,
      logLevel: 'info',
      dataFolder: '.tailgate/data',
      sample: false,
      pricePerGb: 0.005,
      grpc: { enabled: true, host: '127.0.0.1', port: 7071 },
      embedded: { enabled: true, host: '127.0.0.1', port: 7072 },
      engine: {
        latencyMs: 0,
        ingestionDelayMs: 0,
        concurrentQueries: 100,
        callsPerSecond: {},
        outcomes: [],
        repeatOutcomes: false,
        rowLimit: 100_000,
        nullGroup: 'keep',
        nonNumeric: 'missing',
      },
      inlineSources: {
        allowedLogGroups: [],
        allowedRegions: [],
        connection: { credentials: { kind: 'default' } },
      },
      sources: [],
    });
  });

  it('takes flags before environment before file', () => {
    const file = 'port: 1\nlogLevel: warn\nembedded: { port: 5, enabled: false }\npricePerGb: 0.5';
    const environment = { TAILGATE_PORT: '2', TAILGATE_LOG_LEVEL: 'debug' };
    expect(configOf({ file })).toMatchObject({ port: 1, logLevel: 'warn', pricePerGb: 0.5 });
    expect(configOf({ file, environment })).toMatchObject({ port: 2, logLevel: 'debug' });
    const all = configOf({ file, environment, args: ['--port=3', '--embedded-port', '6'] });
    expect(all).toMatchObject({
      port: 3,
      logLevel: 'debug',
      embedded: { port: 6, enabled: false },
    });
  });

  it.each(options.map((option) => [option.name, option]))(
    'reads %s from the file, a variable and a flag alike',
    (name, option) => {
      const samples: Record<string, string> = {
        host: 'localhost',
        token: 'a-token-of-some-length',
        tokenFile: 'token.txt',
        allowedHosts: 'a.example.com',
        allowedOrigins: 'https://a.example.com',
        logLevel: 'debug',
        dataFolder: '/var/lib/tailgate',
        'grpc.enabled': 'false',
        'grpc.host': '::1',
        'grpc.socket': '/run/tailgate/grpc.sock',
        'embedded.enabled': 'false',
        'embedded.host': '::1',
        sources: '[{name: a, logGroups: [g]}]',
        pricePerGb: '0.25',
        sample: 'true',
        'engine.callsPerSecond': '{StartQuery: 2.5, PutLogEvents: 10}',
        'engine.outcomes': 'Timeout',
        'engine.repeatOutcomes': 'true',
        'engine.rowLimit': '1000',
        'engine.nullGroup': 'drop',
        'engine.nonNumeric': 'zero',
        'inlineSources.allowedLogGroups': '/aws/apigateway/*',
        'inlineSources.allowedRegions': 'eu-central-1',
        'inlineSources.endpoint': 'embedded',
        'inlineSources.credentials': '{profile: operations}',
      };
      const sample = samples[name] ?? '1234';
      const files = { 'token.txt': 'from-a-file-0123456789\n' };
      const isList = option.schema['type'] === 'array' && name !== 'sources';
      const isQuoted = name.endsWith('.host');
      const value = isList ? `["${sample}"]` : isQuoted ? `"${sample}"` : sample;
      const yaml = option.path.reduceRight((inner, key) => `{${key}: ${inner}}`, value);
      const fromFile = configOf({ file: yaml, files });
      expect(configOf({ environment: { [option.variable]: sample }, files })).toEqual(fromFile);
      expect(configOf({ args: [`${option.flag}=${sample}`], files })).toEqual(fromFile);
      expect(fromFile).not.toEqual(configOf({}));
    },
  );

  it('reads switches in every spelling, and repeated lists', () => {
    expect(configOf({ args: ['--no-embedded-enabled'] }).embedded.enabled).toBe(false);
    expect(configOf({ args: ['--embedded-enabled=false'] }).embedded.enabled).toBe(false);
    expect(
      configOf({ file: 'embedded: {enabled: false}', args: ['--embedded-enabled'] }).embedded
        .enabled,
    ).toBe(true);
    expect(configOf({ args: ['--embedded-enabled', 'false'] }).embedded.enabled).toBe(false);
    const hosts = ['--allowed-hosts', 'a.example, b.example', '--allowed-hosts=c.example'];
    expect(configOf({ args: hosts }).allowedHosts).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it('counts an empty variable as not set, and passes over what Kubernetes sets', () => {
    const result = read({
      environment: {
        TAILGATE_TOKEN: '',
        TAILGATE_PORT: 'tcp://10.0.0.1:7070',
        TAILGATE_SERVICE_HOST: '10.0.0.1',
        TAILGATE_SERVICE_PORT_HTTP: '7070',
        TAILGATE_PORT_7070_TCP_ADDR: '10.0.0.1',
      },
    });
    expect(result).toMatchObject({ kind: 'config', config: { port: 7070 } });
    expect(result.kind === 'config' && result.notices.join()).toContain('enableServiceLinks');
  });

  it('reads the file that a flag or a variable names', () => {
    const files = { 'a.yaml': 'port: 1', 'b.yaml': 'port: 2' };
    const environment = { TAILGATE_CONFIG: 'a.yaml' };
    expect(configOf({ files, environment }).port).toBe(1);
    expect(configOf({ files, environment, args: ['--config', 'b.yaml'] }).port).toBe(2);
    expect(errorsOf({ args: ['--config', 'c.yaml'] }).map(text)).toEqual([
      'There is no file c.yaml. | --config | Name a YAML file that can be read.',
    ]);
  });

  it('asks for help', () => {
    expect(read({ args: ['--port', 'x', '--help'] }).kind).toBe('help');
  });
});

describe('messages', () => {
  it('names the option, the value, the place and what is allowed, all at once', () => {
    const errors = errorsOf({
      args: ['--log-level', 'loud', '--prot=1'],
      environment: { TAILGATE_PORT: '70000', TAILGATE_LOGLEVEL: 'info' },
      file: 'pricePerGb: cheap\nembeded:\n  port: 1\nsources:\n  - name: a\n    logGroups: [g]\n    thresholds:\n      slowIntegrationP9: 3\n',
    });
    expect(errors.every((error) => error.code === 'invalid-input')).toBe(true);
    expect(errors.map(text)).toEqual([
      'There is no flag --prot. | command line | Did you mean --port? Run "tailgate serve --help" for all flags.',
      'The option logLevel cannot be "loud". | --log-level | Allowed: one of fatal, error, warn, info, debug, trace, silent.',
      'There is no option for the variable TAILGATE_LOGLEVEL. | environment | Did you mean TAILGATE_LOG_LEVEL?',
      'The option port cannot be 70000. | TAILGATE_PORT | Allowed: a whole number from 0 to 65535.',
      'The option pricePerGb cannot be "cheap". | tailgate.yaml:1:1 | Allowed: a number from 0 to 1000.',
      'There is no option embeded. | tailgate.yaml:2:1 | Did you mean "embedded"?',
      'There is no option sources[0].thresholds.slowIntegrationP9. | tailgate.yaml:8:7 | Did you mean "slowIntegrationP99"?',
    ]);
  });

  it.each<[string, Given, string, string]>([
    ['a missing key', { file: 'sources:\n  - name: a' }, 'sources[0].logGroups is missing', ':2:5'],
    ['no mapping', { file: '- 1' }, 'The configuration cannot be a list of 1', ':1:1'],
    ['a text for a group', { file: 'embedded: 3' }, 'embedded cannot be a number', ':1:1'],
    ['null', { file: 'port:' }, 'port cannot be empty', ':1:1'],
    ['broken YAML', { file: 'port: 1\nhost: "a' }, 'bracket or a ":" is missing', ':2:9'],
    ['a tab', { file: 'embedded:\n\tport: 1' }, 'tab', ':2:1'],
    ['a repeated key', { file: 'port: 1\nport: 2' }, 'stands twice', ':2:1'],
    ['a ring of aliases', { file: 'a: &x [*x]' }, 'nested too deeply', ':1:1'],
    ['deep nesting', { file: '['.repeat(20_000) }, 'no valid YAML', ':1:'],
    ['no value', { args: ['--port'] }, '--port has no value', '--port'],
    ['a stray word', { args: ['now'] }, 'takes no "now"', 'command line'],
    ['a value for --no-', { args: ['--no-embedded-enabled=1'] }, 'takes no value', '--no-embedded'],
    ['a switch with a text', { args: ['--embedded-enabled=yes'] }, 'cannot be "yes"', '--embedded'],
    [
      'sources in a variable',
      { environment: { TAILGATE_SOURCES: '[{name: a b, logGroups: [g]}]' } },
      'name cannot be "a b"',
      'TAILGATE_SOURCES:1:3',
    ],
    ['no token', { args: ['--host', '0.0.0.0'] }, 'without a token', '--host'],
    [
      'an engine in public',
      { file: 'embedded: {host: 0.0.0.0}' },
      'checks no credentials',
      ':1:12',
    ],
    [
      'a public data source',
      { file: 'grpc: {host: 0.0.0.0}' },
      'is not served on 0.0.0.0 without a token',
      ':1:8',
    ],
    [
      'one port for HTTP and gRPC',
      { args: ['--grpc-port', '7070'] },
      'Port 7070 is set for both port and grpc.port',
      '--grpc-port',
    ],
    [
      'one port for gRPC and the engine',
      { file: 'grpc: {port: 7072}' },
      'Port 7072 is set for both embedded.port and grpc.port',
      ':1:8',
    ],
    ['one port for both', { args: ['--port', '7072'] }, 'Port 7072 is set for both', 'default'],
    ['two tokens', { file: 'token: 0123456789abcdef\ntokenFile: x' }, 'Both token', ':2:1'],
    ['no token file', { file: 'tokenFile: x' }, 'There is no file x', ':1:1'],
    [
      'a short token file',
      { file: 'tokenFile: x', files: { x: 'short' } },
      'no usable token',
      ':1:1',
    ],
    [
      'a name twice',
      { file: 'sources:\n- {name: a, logGroups: [g]}\n- {name: a, logGroups: [g]}' },
      'taken by sources[0]',
      ':3:4',
    ],
    [
      'a path in the endpoint',
      { file: 'sources: [{name: a, logGroups: [g], endpoint: "http://h/p"}]' },
      'endpoint cannot be "http://h/p"',
      ':1:37',
    ],
    [
      'an engine that is off',
      {
        file: 'embedded: {enabled: false}\nsources: [{name: a, logGroups: [g], endpoint: embedded}]',
      },
      'switched off',
      ':2:37',
    ],
    [
      'an unknown field',
      { file: 'sources: [{name: a, logGroups: [g], fields: {integrationLatncy: x}}]' },
      'no field "integrationLatncy"',
      ':1:46',
    ],
    [
      'dummy keys for AWS',
      { file: 'sources: [{name: a, logGroups: [g], credentials: {dummy: true}}]' },
      'on this machine',
      ':1:51',
    ],
    [
      'an inline source on an engine that is off',
      { file: 'embedded: {enabled: false}\ninlineSources: {endpoint: embedded}' },
      'switched off',
      ':2:17',
    ],
    [
      'made-up keys for inline sources on AWS',
      { file: 'inlineSources: {credentials: {dummy: true}}' },
      'on this machine',
      ':1:31',
    ],
    [
      'an id without a role',
      { file: 'sources: [{name: a, logGroups: [g], credentials: {externalId: xyz}}]' },
      'needs a role',
      ':1:51',
    ],
    [
      'profile and keys',
      {
        file: 'sources: [{name: a, logGroups: [g], credentials: {profile: p, dummy: true}, endpoint: embedded}]',
      },
      'Only one of',
      ':1:37',
    ],
    [
      'a rate of 0',
      { file: 'engine: {callsPerSecond: {StartQuery: 0}}' },
      'engine.callsPerSecond.StartQuery cannot be 0',
      ':1:27',
    ],
    [
      'a rate of no operation',
      { args: ['--engine-calls-per-second', '{StartQeury: 1}'] },
      'no option engine.callsPerSecond.StartQeury',
      '--engine-calls-per-second:1:2',
    ],
    [
      'a rate of all calls',
      { args: ['--engine-calls-per-second', '5'] },
      'engine.callsPerSecond cannot be a number',
      '--engine-calls-per-second',
    ],
    [
      'an outcome that no query has',
      { environment: { TAILGATE_ENGINE_OUTCOMES: 'Failed, Broken' } },
      'engine.outcomes[1] cannot be "Broken"',
      'TAILGATE_ENGINE_OUTCOMES',
    ],
    [
      'a row limit between two',
      { args: ['--engine-row-limit', '2000'] },
      'engine.rowLimit cannot be "2000"',
      '--engine-row-limit',
    ],
    [
      'a switch of an engine that is off',
      { file: 'embedded: {enabled: false}\nengine: {latencyMs: 5}' },
      'engine.latencyMs speaks of the embedded CloudWatch Logs, which is switched off',
      ':2:10',
    ],
  ])('explains %s', (_name, given, message, place) => {
    const errors = errorsOf(given);
    expect(errors.map((error) => error.message).join('\n')).toContain(message);
    const found = errors[0]?.place ?? '';
    if (/:\d+:\d+$/.test(place)) expect(found.endsWith(place)).toBe(true);
    else expect(found).toContain(place);
    expect(errors.every((error) => (error.remedy ?? '') !== '')).toBe(true);
  });
});

describe('switches of the engine', () => {
  it('are as a flag, a variable and the file say', () => {
    const { engine } = configOf({
      args: ['--engine-latency-ms', '250', '--engine-row-limit=10000'],
      environment: { TAILGATE_ENGINE_OUTCOMES: 'Failed,Complete' },
      file: 'engine: {callsPerSecond: {StartQuery: 0.5}, nonNumeric: exclude}',
    });
    expect(engine).toEqual({
      ...configOf({}).engine,
      latencyMs: 250,
      rowLimit: 10_000,
      outcomes: ['Failed', 'Complete'],
      callsPerSecond: { StartQuery: 0.5 },
      nonNumeric: 'exclude',
    });
    expect(changedSwitches(engine)).toEqual([
      'latencyMs',
      'callsPerSecond',
      'outcomes',
      'rowLimit',
      'nonNumeric',
    ]);
  });

  it('may say the default where the engine is off', () => {
    const file = 'embedded: {enabled: false}\nengine: {latencyMs: 0, callsPerSecond: {}}';
    expect(changedSwitches(configOf({ file }).engine)).toEqual([]);
  });
});

describe('sources', () => {
  it('fills in the defaults and leaves overrides as partial as they are', () => {
    const file = `
sources:
  - name: orders
    region: eu-central-1
    logGroups: [/aws/orders]
    thresholds: { slowIntegrationP99: 100 }
    thresholdOverrides: [{ endpoint: POST /a, thresholds: { highLatencyP99: 7 } }]
  - name: trial
    endpoint: embedded
    logGroups: [/sample]`;
    const [orders, trial] = configOf({ file }).sources;
    expect(orders?.settings.thresholds).toMatchObject({
      slowIntegrationP99: 100,
      highLatencyP99: 3_000,
    });
    expect(orders?.settings.thresholdOverrides).toEqual([
      { endpoint: 'POST /a', thresholds: { highLatencyP99: 7 } },
    ]);
    expect(orders?.settings.timeouts).toEqual({ overrides: [], toleranceMs: 500 });
    expect(orders?.connection).toEqual({
      region: 'eu-central-1',
      credentials: { kind: 'default' },
    });
    expect(trial?.connection).toEqual({
      region: 'us-east-1',
      endpoint: 'embedded',
      credentials: { kind: 'dummy' },
    });
  });

  it('that are inline are read as set, region apart', () => {
    const file =
      'inlineSources: {allowedLogGroups: ["/aws/apigateway/*"], allowedRegions: [eu-central-1], credentials: {profile: p}}';
    expect(configOf({ file }).inlineSources).toEqual({
      allowedLogGroups: ['/aws/apigateway/*'],
      allowedRegions: ['eu-central-1'],
      connection: { credentials: { kind: 'profile', profile: 'p' } },
    });
    const embedded = configOf({ args: ['--inline-sources-endpoint', 'embedded'] });
    expect(embedded.inlineSources.connection).toEqual({
      endpoint: 'embedded',
      region: 'us-east-1',
      credentials: { kind: 'dummy' },
    });
  });

  it('takes keys from the variables that the file names', () => {
    const file =
      'sources: [{name: a, logGroups: [g], credentials: {keysFrom: {accessKeyId: K, secretAccessKey: S}}}]';
    const config = configOf({ file, environment: { K: 'AKIAEXAMPLE', S: 'a-very-secret-key' } });
    const credentials = config.sources[0]?.connection.credentials;
    if (credentials?.kind !== 'static') throw new Error('no static keys');
    expect(credentials.accessKeyId).toBe('AKIAEXAMPLE');
    expect(credentials.secretAccessKey.reveal()).toBe('a-very-secret-key');
    expect(errorsOf({ file, environment: { K: 'AKIAEXAMPLE' } }).map(text)).toEqual([
      'The environment variable that secretAccessKey names is not set, or empty. | tailgate.yaml:1:78 | Export it before Tailgate starts, or use a profile or the default chain.',
    ]);
  });

  it('accepts the example of the documentation', () => {
    const file = readFileSync(join(__dirname, '../../docs/tailgate.example.yaml'), 'utf8');
    expect(configOf({ file }).sources.map(({ settings }) => settings.name)).toEqual([
      'sample',
      'orders',
      'billing',
    ]);
  });
});

describe('secrets', () => {
  const secret = 'S3CRET-S3CRET-S3CRET';

  it('hides them in every print of a configuration', () => {
    const config = configOf({
      environment: { TAILGATE_TOKEN: secret },
      file: `sources: [{name: a, logGroups: [g], credentials: {roleArn: "arn:aws:iam::123456789012:role/r", externalId: ${secret}}}]
inlineSources: {credentials: {roleArn: "arn:aws:iam::123456789012:role/r", externalId: ${secret}}}`,
    });
    expect(inspect(config, { depth: 9 })).not.toContain(secret);
    expect(JSON.stringify(config)).not.toContain(secret);
    expect(`${String(config.token)}`).toBe('(hidden)');
    expect(secretsOf(config).map((each) => each.reveal())).toEqual([secret, secret, secret]);
  });

  it.each<[string, Given]>([
    ['a wrong token', { environment: { TAILGATE_TOKEN: `${secret} ${secret}` } }],
    ['a token as a mapping', { file: `token: {a: ${secret}}` }],
    ['a token as a list', { file: `token: [${secret}, ${secret}]` }],
    ['a misspelled key', { file: `tokn: ${secret}` }],
    ['a misspelled flag', { args: ['--tokn', secret] }],
    ['a misspelled flag with =', { args: [`--tokn=${secret}`] }],
    ['a misspelled variable', { environment: { TAILGATE_TOKN: secret } }],
    ['broken YAML', { file: `token: ${secret}: x\n  ${secret}\n: [${secret}` }],
    ['a lost alias', { file: `token: *${secret}` }],
    [
      'keys in place of names',
      {
        file: `sources: [{name: a, logGroups: [g], credentials: {keysFrom: {accessKeyId: ${secret}, secretAccessKey: ${secret}}}}]`,
      },
    ],
    [
      'a name without a variable',
      {
        file: `sources: [{name: a, logGroups: [g], credentials: {keysFrom: {accessKeyId: ${secret.replaceAll('-', '_')}, secretAccessKey: A}}}]`,
      },
    ],
    [
      'credentials as a text',
      { file: `sources: [{name: a, logGroups: [g], credentials: ${secret}}]` },
    ],
    [
      'a password in the endpoint',
      { file: `sources: [{name: a, logGroups: [g], endpoint: "http://u:${secret}@h"}]` },
    ],
    ['inline credentials as a text', { args: ['--inline-sources-credentials', secret] }],
    [
      'a password in the endpoint of inline sources',
      { args: ['--inline-sources-endpoint', `http://u:${secret}@h`] },
    ],
    [
      'an external id of inline sources',
      { file: `inlineSources: {credentials: {externalId: ${secret.repeat(99)}}}` },
    ],
    [
      'a long external id',
      {
        file: `sources: [{name: a, logGroups: [g], credentials: {externalId: ${secret.repeat(99)}}}]`,
      },
    ],
  ])('repeats none of %s', (_name, given) => {
    const shown = errorsOf(given).map(text).join('\n');
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(secret.replaceAll('-', '_'));
  });
});

describe('anything at all', () => {
  const checked = (result: ConfigResult): void => {
    if (result.kind === 'config') {
      expect(typeof result.config.port).toBe('number');
      for (const { settings, logGroups } of result.config.sources) {
        expect(settings.thresholds.slowIntegrationP99).toBeGreaterThan(0);
        expect(logGroups.length).toBeGreaterThan(0);
      }
    } else if (result.kind === 'errors') {
      expect(result.errors.length).toBeGreaterThan(0);
      for (const error of result.errors) {
        expect(error).toBeInstanceOf(TailgateError);
        expect(error.code).toBe('invalid-input');
        expect(`${error.message}${error.place}${error.remedy}`).not.toContain('undefined');
        expect(error.place).not.toBe('');
      }
    }
  };

  // Keys are often real ones, so that values reach every check.
  const key = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...options.flatMap(({ path }) => path),
        'name',
        'logGroups',
        'credentials',
        'keysFrom',
        'timeouts',
        'overrides',
        'fields',
        'thresholds',
        'endpoint',
        '__proto__',
        'constructor',
      ),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  );
  const { value: json } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(
        null,
        true,
        false,
        0,
        1,
        7070,
        -1,
        1.5,
        1e300,
        '',
        'a',
        'embedded',
        'info',
        '0.0.0.0',
        'g',
      ),
      fc.string({ maxLength: 20 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc
        .array(fc.tuple(key, tie('value')), { maxLength: 5 })
        .map((pairs) => Object.fromEntries(pairs)),
    ),
  }));

  it('gives a configuration or coded errors for any JSON value as the file', () => {
    fc.assert(
      fc.property(json, (value) => checked(read({ file: JSON.stringify(value) }))),
      { numRuns: 1_000 },
    );
  });

  it('gives a configuration or coded errors for any text as the file', () => {
    const piece = fc.constantFrom(
      'port',
      ':',
      ' ',
      '\n',
      '-',
      '[',
      '{',
      '"',
      "'",
      '&a',
      '*a',
      '!!x',
      '|',
      '>',
      '#',
      'sources',
      '\t',
      '1',
      '%',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join('')),
        ),
        (file) => checked(read({ file })),
      ),
      { numRuns: 1_000 },
    );
  });

  it('gives a configuration or coded errors for any words and variables', () => {
    const flag = fc.constantFrom(
      ...options.flatMap((option) => [option.flag, `${option.flag}=1`]),
      '--config',
      '--no-port',
      '--',
      '-',
      '=',
    );
    const variable = fc.constantFrom(
      ...options.map((option) => option.variable),
      'TAILGATE_',
      'TAILGATE_X',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(flag, fc.string())),
        fc.dictionary(variable, fc.oneof(fc.string(), fc.constantFrom('1', 'true', '[{name: a}]'))),
        (args, environment) => checked(read({ args, environment })),
      ),
      { numRuns: 400 },
    );
  });
});
