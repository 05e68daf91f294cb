import {
  CloudWatchLogsClient,
  GetQueryResultsCommand,
  StartQueryCommand,
  type GetQueryResultsCommandOutput,
  type StartQueryCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedLogs, type EmbeddedLogsOptions } from '../embedded/embedded-logs';

/** An AWS SDK client for an engine, with made-up credentials and no retries. */
export function clientOf(endpoint: string): CloudWatchLogsClient {
  return new CloudWatchLogsClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'dummy', secretAccessKey: 'dummy' },
    maxAttempts: 1,
  });
}

/** A listening engine with an SDK client, in a data folder of its own. */
export class TestServer {
  private constructor(
    readonly logs: EmbeddedLogs,
    readonly client: CloudWatchLogsClient,
    readonly folder: string,
  ) {}

  static async start(options: Partial<EmbeddedLogsOptions> = {}): Promise<TestServer> {
    const folder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'tailgate-logs-')));
    let logs: EmbeddedLogs | undefined;
    try {
      logs = await EmbeddedLogs.open({ port: 0, threads: 2, ...options, dataFolder: folder });
      await logs.listen();
      return new TestServer(logs, clientOf(logs.address), folder);
    } catch (thrown) {
      await logs?.close();
      if (options.dataFolder === undefined) await rm(folder, { recursive: true, force: true });
      throw thrown;
    }
  }

  /** Starts a query and asks until it has ended. */
  async query(input: StartQueryCommandInput): Promise<GetQueryResultsCommandOutput> {
    const { queryId } = await this.client.send(new StartQueryCommand(input));
    return this.ended(queryId);
  }

  /** Asks for a query until it has ended. */
  async ended(queryId: string | undefined): Promise<GetQueryResultsCommandOutput> {
    for (;;) {
      const answer = await this.client.send(new GetQueryResultsCommand({ queryId }));
      if (answer.status !== 'Scheduled' && answer.status !== 'Running') return answer;
      await delay(5);
    }
  }

  /** Closes the engine and keeps the folder. */
  async stop(): Promise<void> {
    this.client.destroy();
    await this.logs.close();
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Rows of an answer as objects. */
export function rowsOf({ results = [] }: GetQueryResultsCommandOutput): Record<string, string>[] {
  return results.map((row) =>
    Object.fromEntries(row.map(({ field = '', value = '' }) => [field, value])),
  );
}
