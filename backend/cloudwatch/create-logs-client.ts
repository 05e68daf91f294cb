import type {
  CloudWatchLogsClient,
  LogGroup as SdkLogGroup,
} from '@aws-sdk/client-cloudwatch-logs';
import { TailgateError } from '../errors';
import type { CallContext } from './call-context';
import { checkSettings } from './check-settings';
import { credentialProvider, describeCredentials } from './credentials';
import { faultOf } from './fault';
import { faultError } from './fault-error';
import { faultKind } from './fault-kind';
import type { CallOptions, LogGroup, LogsClient } from './logs-client';
import { retry } from './retry';
import { loadLogsSdk } from './sdk';
import { Secrets } from './secrets';
import { defaultRetries, defaultTimeouts, type ConnectionSettings } from './settings';

function logGroupOf(group: SdkLogGroup): LogGroup[] {
  if (group.logGroupName === undefined) return [];
  return [
    {
      name: group.logGroupName,
      arn: group.logGroupArn ?? group.arn?.replace(/:\*$/, ''),
      storedBytes: group.storedBytes,
      createdMs: group.creationTime,
      logClass: group.logGroupClass,
    },
  ];
}

function logGroupParameters(groups: readonly string[]): {
  logGroupNames?: string[];
  logGroupIdentifiers?: string[];
} {
  if (groups.length === 0) return {};
  if (!groups.some((group) => group.startsWith('arn:'))) return { logGroupNames: [...groups] };
  return { logGroupIdentifiers: groups.map((group) => group.replace(/:\*$/, '')) };
}

async function sdkClient(
  settings: ConnectionSettings,
  secrets: Secrets,
): Promise<CloudWatchLogsClient> {
  const timeouts = { ...defaultTimeouts, ...settings.timeouts };
  const agent = { keepAlive: true, maxSockets: 32 };
  const { CloudWatchLogsClient } = await loadLogsSdk();
  const client = new CloudWatchLogsClient({
    credentials: await credentialProvider(settings, secrets),
    requestHandler: {
      connectionTimeout: timeouts.connectMs,
      requestTimeout: timeouts.responseMs,
      throwOnRequestTimeout: true,
      socketTimeout: timeouts.idleMs,
      httpAgent: agent,
      httpsAgent: agent,
    },
    ...(settings.region === undefined ? {} : { region: settings.region }),
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    ...(settings.credentials.kind === 'profile' ? { profile: settings.credentials.profile } : {}),
  });
  // Trying again is ours (retry.ts): in the place of the SDK's own stands a step that does nothing.
  client.middlewareStack.add((next) => (args) => next(args), {
    name: 'retryMiddleware',
    step: 'finalizeRequest',
    priority: 'high',
    override: true,
  });
  // For a log that is not kept it walks through every row of an answer: a fifth of the time of a page.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** The port of a URL, the scheme's own where it names none. */
function addressOf(endpoint: string | undefined, region: string): string {
  if (endpoint === undefined) {
    const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    return `logs.${region}.${suffix}:443`;
  }
  const url = new URL(endpoint);
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return `${url.hostname}:${port}`;
}

/** The made-up region of dummy credentials, where none is set: the embedded engine takes any. */
const dummyRegion = 'us-east-1';

async function regionOf(
  client: CloudWatchLogsClient,
  settings: ConnectionSettings,
): Promise<string> {
  try {
    return settings.region ?? (await client.config.region());
  } catch {
    throw new TailgateError('invalid-input', 'No region is set for CloudWatch Logs.', {
      place: 'region',
      remedy: 'Set the region in the settings, in AWS_REGION, or in the profile.',
    });
  }
}

/**
 * A client for one account and region. Nothing is sent yet, but the region is settled.
 * @throws TailgateError `invalid-input` where a setting cannot work or no region is known
 */
export async function createLogsClient(given: ConnectionSettings): Promise<LogsClient> {
  checkSettings(given);
  const settings =
    given.credentials.kind === 'dummy' ? { ...given, region: given.region ?? dummyRegion } : given;
  const secrets = new Secrets();
  const sdk = await loadLogsSdk();
  const client = await sdkClient(settings, secrets);
  const region = await regionOf(client, settings);
  const retries = { ...defaultRetries, ...settings.retries };
  const surroundings = {
    region,
    address: addressOf(settings.endpoint, region),
    customEndpoint: settings.endpoint !== undefined,
    caller: describeCredentials(settings),
  };

  const call = <T>(
    context: Pick<CallContext, 'operation' | 'logGroups' | 'queryText'>,
    send: () => Promise<T>,
    options: CallOptions,
    attempts = retries.maxAttempts,
  ): Promise<T> =>
    retry(send, {
      settings: { ...retries, maxAttempts: attempts },
      kindOf: (thrown) => faultKind(faultOf(thrown)),
      repeatable: context.operation !== 'StartQuery',
      signal: options.signal,
      before: options.before,
      fail: (thrown, tries) => faultError(thrown, { ...surroundings, ...context }, tries, secrets),
    });

  const under = (options: CallOptions): { abortSignal?: AbortSignal } =>
    options.signal === undefined ? {} : { abortSignal: options.signal };

  return {
    region,
    address: surroundings.address,

    async startQuery(input, options = {}) {
      const command = {
        queryString: input.text,
        startTime: input.startSecond,
        endTime: input.endSecond,
        limit: input.limit,
        ...logGroupParameters(input.logGroups),
      };
      const context = {
        operation: 'StartQuery',
        logGroups: input.logGroups,
        queryText: input.text,
      };
      return call(
        context,
        async () => {
          const { queryId } = await client.send(new sdk.StartQueryCommand(command));
          if (queryId === undefined || queryId === '') {
            throw new SyntaxError('StartQuery gave no query id');
          }
          return queryId;
        },
        options,
      );
    },

    async getQueryResults(input, options = {}) {
      return call(
        { operation: 'GetQueryResults' },
        async () => {
          const answer = await client.send(
            new sdk.GetQueryResultsCommand({ ...input }),
            under(options),
          );
          return {
            status: answer.status,
            rows: answer.results ?? [],
            statistics: answer.statistics ?? {},
            nextToken: answer.nextToken === '' ? undefined : answer.nextToken,
          };
        },
        options,
      );
    },

    async stopQuery(queryId, options = {}) {
      await call(
        { operation: 'StopQuery' },
        () => client.send(new sdk.StopQueryCommand({ queryId }), under(options)),
        options,
        Math.min(2, retries.maxAttempts),
      );
    },

    async describeLogGroups(input, options = {}) {
      const command = {
        limit: 50,
        ...(input.prefix === undefined ? {} : { logGroupNamePrefix: input.prefix }),
        ...(input.pattern === undefined ? {} : { logGroupNamePattern: input.pattern }),
        ...(input.nextToken === undefined ? {} : { nextToken: input.nextToken }),
      };
      return call(
        { operation: 'DescribeLogGroups' },
        async () => {
          const answer = await client.send(
            new sdk.DescribeLogGroupsCommand(command),
            under(options),
          );
          return {
            groups: (answer.logGroups ?? []).flatMap(logGroupOf),
            nextToken: answer.nextToken === '' ? undefined : answer.nextToken,
          };
        },
        options,
      );
    },

    close() {
      client.destroy();
    },
  };
}
