import { CloudWatchCarrier } from '../cloudwatch/carrier';
import { createLogsClient } from '../cloudwatch/create-logs-client';
import { logGroupExists } from '../cloudwatch/log-groups';
import { nearLogGroups } from '../cloudwatch/missing-log-group';
import type { QuotaGate } from '../cloudwatch/quota-gate';
import { quotaKey, type QuotaGates } from '../cloudwatch/quota-gates';
import type { ConnectionSettings, CredentialSource } from '../cloudwatch/settings';
import type { ConnectionConfig, CredentialConfig, SourceConfig } from '../config/config';
import { columnKinds } from './column-kinds';
import type { LiveConnection, LiveSource } from './live-source';
import { TailgateError } from '../errors';

/** What the sources of a process share. */
export interface ConnectOptions {
  /** One gate per account and region. */
  readonly gates: QuotaGates;
  /** The gate of the embedded engine, which serves nobody else. */
  readonly embeddedGate: QuotaGate;
  /** Where the embedded engine listens, such as `http://127.0.0.1:7072`; absent where it is off. */
  readonly embeddedEndpoint?: string;
  /** The most rows of a query, 10,000 where absent: legal in every region. */
  readonly rowLimit?: number;
  /** The most rows that the embedded engine gives, where it gives fewer than that. */
  readonly embeddedRowLimit?: number;
}

/** What CloudWatch Logs allows in every region. */
const usualRowLimit = 10_000;

function credentialsOf(config: CredentialConfig): CredentialSource {
  if (config.kind !== 'static') return config;
  const { kind, accessKeyId, secretAccessKey, sessionToken } = config;
  return {
    kind,
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
  };
}

function settingsOf(config: ConnectionConfig, embeddedEndpoint?: string): ConnectionSettings {
  const { region, role } = config;
  const endpoint = config.endpoint === 'embedded' ? embeddedEndpoint : config.endpoint;
  if (config.endpoint === 'embedded' && endpoint === undefined) {
    throw new TailgateError('unavailable', 'The embedded CloudWatch Logs does not run.', {
      place: 'embedded.enabled',
      remedy: 'Set embedded.enabled to true, or give the source another endpoint.',
    });
  }
  return {
    credentials: credentialsOf(config.credentials),
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(role === undefined
      ? {}
      : {
          role: {
            roleArn: role.roleArn,
            ...(role.externalId === undefined ? {} : { externalId: role.externalId.reveal() }),
          },
        }),
  };
}

/** Who reads: accounts share a quota, but what one identity may read another may not. */
function identityOf({ credentials, role, endpoint }: ConnectionSettings, region: string): string {
  const who =
    credentials.kind === 'profile'
      ? credentials.profile
      : credentials.kind === 'static'
        ? credentials.accessKeyId
        : '';
  return JSON.stringify([region, endpoint ?? 'aws', credentials.kind, who, role?.roleArn ?? '']);
}

/** A source of the configuration, connected over the AWS SDK when it is first asked for. */
export function connectSource(config: SourceConfig, options: ConnectOptions): LiveSource {
  return {
    settings: config.settings,
    logGroups: config.logGroups,
    async connect(): Promise<LiveConnection> {
      const settings = settingsOf(config.connection, options.embeddedEndpoint);
      const client = await createLogsClient(settings);
      const embedded = config.connection.endpoint === 'embedded';
      const gate = embedded
        ? options.embeddedGate
        : options.gates.gateOf(quotaKey(settings, client.region));
      const { rowLimit = usualRowLimit, embeddedRowLimit = Infinity } = options;
      const carrier = new CloudWatchCarrier({
        client,
        gate,
        kindsOf: columnKinds,
        rowLimit: embedded ? Math.min(rowLimit, embeddedRowLimit) : rowLimit,
      });
      return {
        identity: identityOf(settings, client.region),
        carrier,
        logGroupExists: (logGroup, signal) => logGroupExists(client, logGroup, signal),
        nearLogGroups: (logGroup, signal) =>
          nearLogGroups(client, logGroup, signal).catch(() => []),
        async close() {
          await carrier.settled();
          client.close();
        },
      };
    },
  };
}
