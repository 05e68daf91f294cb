import { Type, type Static } from '@sinclair/typebox';
import { SourceSettings, Thresholds, Timeouts } from '@tailgate/contract';

const strict = { additionalProperties: false };
/** Values of options marked so are never repeated in a message. */
const secret = { secret: true };

const port = (description: string, value: number) =>
  Type.Integer({ description, default: value, minimum: 0, maximum: 65_535 });

/** `name`, `name:port`, an IPv4 address or a bracketed IPv6 address. */
const hostPattern =
  '^(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?)(:[0-9]{1,5})?$';
const variableName = (description: string) =>
  Type.String({
    description,
    pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
    maxLength: 200,
    allowed: 'the name of an environment variable',
    ...secret,
  });

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Who signs the requests of a source. Where nothing is set, the AWS SDK's default chain does. */
export const CredentialOptions = Type.Object(
  {
    profile: Type.Optional(
      Type.String({
        description: 'a profile of the AWS config and credentials files',
        minLength: 1,
        maxLength: 200,
      }),
    ),
    keysFrom: Type.Optional(
      Type.Object(
        {
          accessKeyId: variableName('the environment variable that holds the access key id'),
          secretAccessKey: variableName(
            'the environment variable that holds the secret access key',
          ),
          sessionToken: Type.Optional(
            variableName('the environment variable that holds the session token'),
          ),
        },
        { ...strict, description: 'keys, taken from environment variables named here' },
      ),
    ),
    dummy: Type.Optional(
      Type.Boolean({ description: 'made-up keys, for an engine on this machine only' }),
    ),
    roleArn: Type.Optional(
      Type.String({
        description: 'a role to assume with the credentials above',
        pattern: '^arn:[a-z-]+:iam::[0-9]{12}:role/.+$',
        maxLength: 2_048,
        allowed: 'the ARN of a role, such as arn:aws:iam::123456789012:role/NAME',
      }),
    ),
    externalId: Type.Optional(
      Type.String({
        description: 'the external id that the role asks for',
        minLength: 2,
        maxLength: 1_224,
        ...secret,
      }),
    ),
  },
  strict,
);
export type CredentialOptions = Static<typeof CredentialOptions>;

const settings = SourceSettings.properties;

const region = {
  pattern: '^[a-z][a-z0-9-]{1,62}$',
  allowed: 'a region as AWS writes it, such as eu-central-1',
};

const endpointPattern = Type.String({
  minLength: 1,
  maxLength: 1_024,
  description:
    'a pattern in which * stands for any characters; one that begins with / speaks of the path alone',
});

/** One source of access logs. */
export const SourceOptions = Type.Object(
  {
    name: Type.String({
      description: 'how queries, metrics and Grafana call the source',
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
      allowed: 'up to 64 letters, digits, ".", "_" and "-", the first a letter or a digit',
    }),
    logGroups: Type.Array(Type.String({ minLength: 1, maxLength: 2_048 }), {
      description:
        'names or ARNs of the log groups that hold the access logs; CloudWatch allows 50',
      minItems: 1,
      maxItems: 50,
    }),
    region: Type.Optional(
      Type.String({
        description: 'the AWS region; where absent, what the AWS SDK finds',
        ...region,
      }),
    ),
    endpoint: Type.Optional(
      Type.String({
        description:
          'another address of CloudWatch Logs, or "embedded" for the engine inside Tailgate; AWS where absent',
        minLength: 1,
        maxLength: 2_048,
        ...secret,
      }),
    ),
    credentials: Type.Optional(
      Type.Object(CredentialOptions.properties, {
        ...strict,
        description: 'who signs the requests; the default chain of the AWS SDK where absent',
      }),
    ),
    fields: settings.fields,
    timeouts: Type.Object(
      {
        ...Timeouts.properties,
        overrides: Type.Array(
          Type.Object(
            {
              endpoint: endpointPattern,
              ms: Type.Number({ exclusiveMinimum: 0, description: 'the timeout in ms' }),
            },
            strict,
          ),
          { default: [], description: 'timeouts of the endpoints that match a pattern' },
        ),
      },
      {
        ...strict,
        default: {},
        description: 'integration timeouts; the defaults are those of API Gateway',
      },
    ),
    thresholds: Type.Object(Thresholds.properties, {
      ...strict,
      default: {},
      description: 'thresholds of the rules',
    }),
    thresholdOverrides: Type.Array(
      Type.Object(
        {
          endpoint: endpointPattern,
          thresholds: Type.Partial(Thresholds, {
            ...strict,
            description: 'any of the keys of "thresholds"; the others stay as the source has them',
            keysAs: 'thresholds',
          }),
        },
        strict,
      ),
      { default: [], description: 'thresholds of the endpoints that match a pattern' },
    ),
    endpointPatterns: settings.endpointPatterns,
    maxEndpoints: Type.Integer({
      ...settings.maxEndpoints,
      description: 'endpoints that are told apart; the rest is counted as "(other)"',
    }),
  },
  strict,
);
export type SourceOptions = Static<typeof SourceOptions>;

const milliseconds = (description: string, maximum: number) =>
  Type.Integer({ description, default: 0, minimum: 0, maximum });

const rate = Type.Optional(
  Type.Number({ description: 'calls per second', exclusiveMinimum: 0, maximum: 1_000_000 }),
);

/** How the embedded CloudWatch Logs behaves where the real one is slow, refuses, or is not documented. */
export const EngineOptions = Type.Object(
  {
    latencyMs: milliseconds(
      'how long a query of the embedded CloudWatch Logs takes at the least, in ms',
      3_600_000,
    ),
    ingestionDelayMs: milliseconds(
      'how long after its ingestion an event is hidden from queries, in ms',
      86_400_000,
    ),
    concurrentQueries: Type.Integer({
      description:
        'queries that may be scheduled or running at once; further ones get LimitExceededException. Tailgate itself runs 7 at a time',
      default: 100,
      minimum: 1,
      maximum: 10_000,
    }),
    callsPerSecond: Type.Object(
      {
        StartQuery: rate,
        GetQueryResults: rate,
        StopQuery: rate,
        DescribeQueries: rate,
        DescribeLogGroups: rate,
        DescribeLogStreams: rate,
        GetLogGroupFields: rate,
        GetLogRecord: rate,
        GetLogEvents: rate,
        FilterLogEvents: rate,
        PutLogEvents: rate,
        CreateLogGroup: rate,
        CreateLogStream: rate,
        DeleteLogGroup: rate,
      },
      {
        ...strict,
        description:
          'the calls of each operation that are answered in a second; further ones get ThrottlingException. An operation that is left out is not limited',
        default: {},
        oneOption: true,
      },
    ),
    outcomes: Type.Array(
      Type.Union(
        (['Complete', 'Failed', 'Cancelled', 'Timeout'] as const).map((outcome) =>
          Type.Literal(outcome),
        ),
      ),
      {
        description: 'how the first queries end, in their order; the others end as they do',
        default: [],
        maxItems: 1_000,
      },
    ),
    repeatOutcomes: Type.Boolean({
      description: 'whether the list of outcomes begins anew at its end, so that it never ends',
      default: false,
    }),
    rowLimit: Type.Union([Type.Literal(1_000), Type.Literal(10_000), Type.Literal(100_000)], {
      description: 'the most rows that a query of the embedded CloudWatch Logs may ask for',
      default: 100_000,
    }),
    nullGroup: Type.Union([Type.Literal('keep'), Type.Literal('drop')], {
      description: 'whether stats keeps or drops rows whose group key is missing',
      default: 'keep',
    }),
    nonNumeric: Type.Union(
      [Type.Literal('missing'), Type.Literal('zero'), Type.Literal('exclude')],
      {
        description:
          'what arithmetic and numeric aggregates make of a value that is no number: a missing value, 0, or the event left out',
        default: 'missing',
      },
    ),
  },
  { ...strict, default: {} },
);
export type EngineOptions = Static<typeof EngineOptions>;

/** What data sources in Grafana may ask for that name log groups themselves. */
export const InlineSourceOptions = Type.Object(
  {
    allowedLogGroups: Type.Array(Type.String({ minLength: 1, maxLength: 2_048 }), {
      description:
        'log groups that data sources in Grafana may name themselves, as patterns in which * stands for any characters; one that begins with arn: speaks of ARNs alone, any other of names. Where empty, they can only choose among the sources',
      default: [],
      maxItems: 100,
    }),
    allowedRegions: Type.Array(Type.String(region), {
      description:
        'regions that such data sources may name; where empty they name none and get the one that the AWS SDK finds',
      default: [],
      maxItems: 50,
    }),
    endpoint: SourceOptions.properties.endpoint,
    credentials: Type.Optional(
      Type.Object(CredentialOptions.properties, {
        ...strict,
        description: 'who signs the requests of such data sources; keys as for a source',
        oneOption: true,
      }),
    ),
  },
  { ...strict, default: {} },
);
export type InlineSourceOptions = Static<typeof InlineSourceOptions>;

/** Every option of `tailgate serve`: the one source of flags, variables, file keys and their page. */
export const ServeOptions = Type.Object(
  {
    host: Type.String({
      description: 'the address to listen on; any other than loopback needs a token',
      default: '127.0.0.1',
      minLength: 1,
      maxLength: 253,
    }),
    port: port('the port to listen on; 0 takes a free one', 7070),
    token: Type.Optional(
      Type.String({
        description:
          'what callers send as "Authorization: Bearer …"; set it by variable or tokenFile, as other users can read the flags of a process',
        pattern: '^[!-~]{16,512}$',
        allowed: '16 to 512 printable ASCII characters without blanks',
        ...secret,
      }),
    ),
    tokenFile: Type.Optional(
      Type.String({
        description: 'a file that holds the token, in place of token',
        minLength: 1,
        maxLength: 4_096,
      }),
    ),
    allowedHosts: Type.Array(
      Type.String({
        pattern: hostPattern,
        maxLength: 260,
        allowed: 'host or host:port, without scheme and path',
      }),
      {
        description:
          'names under which callers reach Tailgate; IP addresses, localhost and the value of host are always allowed',
        default: [],
        maxItems: 100,
      },
    ),
    allowedOrigins: Type.Array(
      Type.String({
        pattern: '^https?://[^/\\s?#@]+$',
        maxLength: 270,
        allowed: 'scheme, host and port, such as https://grafana.example.com',
      }),
      {
        description: 'other web pages whose scripts may call Tailgate',
        default: [],
        maxItems: 100,
      },
    ),
    requestTimeoutMs: Type.Integer({
      description:
        'how long a request may take, in ms; then it is answered with "timed out" and its query is stopped',
      default: 60_000,
      minimum: 100,
      maximum: 900_000,
    }),
    shutdownTimeoutMs: Type.Integer({
      description: 'how long running requests may take to end when Tailgate is stopped, in ms',
      default: 10_000,
      minimum: 0,
      maximum: 300_000,
    }),
    logLevel: Type.Union(
      logLevels.map((level) => Type.Literal(level)),
      { description: 'the least level of what is logged', default: 'info' },
    ),
    dataFolder: Type.String({
      description:
        'where the embedded CloudWatch Logs keeps its events, and Tailgate the names of the endpoints that it has seen',
      default: '.tailgate/data',
      minLength: 1,
      maxLength: 4_096,
    }),
    sample: Type.Boolean({
      description:
        'whether the sample incident is written into the embedded CloudWatch Logs as time passes, with a source named "sample"',
      default: false,
    }),
    pricePerGb: Type.Number({
      description: 'the price of a GB that Logs Insights scans in your region, in US dollars',
      default: 0.005,
      minimum: 0,
      maximum: 1_000,
    }),
    grpc: Type.Object(
      {
        enabled: Type.Boolean({
          description: "whether Grafana's data source is served, by its plugin protocol over gRPC",
          default: true,
        }),
        host: Type.String({
          description:
            'the address that Grafana reaches it at; any other than loopback needs a token, which the data source then sends',
          default: '127.0.0.1',
          minLength: 1,
          maxLength: 253,
        }),
        port: port('the port that it listens on; 0 takes a free one', 7071),
        socket: Type.Optional(
          Type.String({
            description:
              'the path of a Unix socket, in place of host and port; who may open the file needs no token',
            minLength: 1,
            maxLength: 100,
          }),
        ),
      },
      { ...strict, default: {} },
    ),
    embedded: Type.Object(
      {
        enabled: Type.Boolean({
          description: 'whether the embedded CloudWatch Logs runs',
          default: true,
        }),
        host: Type.String({
          description: 'the address that it listens on; loopback only, as it checks no credentials',
          default: '127.0.0.1',
          minLength: 1,
          maxLength: 253,
        }),
        port: port('the port that it listens on; 0 takes a free one', 7072),
      },
      { ...strict, default: {} },
    ),
    engine: EngineOptions,
    inlineSources: InlineSourceOptions,
    sources: Type.Array(SourceOptions, {
      description: 'where the access logs are',
      default: [],
      maxItems: 50,
    }),
  },
  strict,
);
export type ServeOptions = Static<typeof ServeOptions>;
