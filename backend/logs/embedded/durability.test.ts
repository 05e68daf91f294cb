import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildServer } from '../testing/child-server';
import { clientOf, rowsOf, TestServer } from '../testing/embedded-server';
import { textWith } from '../testing/matchers';
import { EmbeddedLogs } from './embedded-logs';
import { storeFile } from './open-store';

const stream = { logGroupName: 'kept', logStreamName: 'x' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tailgate-durable-'));
});
afterEach(async () => {
  await chmod(folder, 0o755);
  await rm(folder, { recursive: true, force: true });
});

/** Puts batches one after the other until one fails; gives the messages that were acknowledged, and the failure. */
async function putUntilFailure(address: string, size: number, most: number) {
  const client = clientOf(address);
  const acknowledged: string[] = [];
  try {
    await client.send(new CreateLogGroupCommand({ logGroupName: stream.logGroupName }));
    await client.send(new CreateLogStreamCommand(stream));
    for (let batch = 0; batch < most; batch += 1) {
      const messages = Array.from(
        { length: 10 },
        (_, n) => `{"batch":${batch},"n":${n},"text":"${`${batch * n}`.padEnd(size, 'ab')}"}`,
      );
      const logEvents = messages.map((message) => ({ timestamp: Date.now(), message }));
      await client.send(new PutLogEventsCommand({ ...stream, logEvents }));
      acknowledged.push(...messages);
    }
  } catch (thrown) {
    return { acknowledged, failure: thrown };
  } finally {
    client.destroy();
  }
  return { acknowledged, failure: undefined };
}

async function storedMessages(): Promise<string[]> {
  const server = await TestServer.start({ dataFolder: folder });
  try {
    const messages: string[] = [];
    let nextToken: string | undefined;
    for (;;) {
      const page = await server.client.send(
        new GetLogEventsCommand({ ...stream, startFromHead: true, nextToken }),
      );
      if (page.nextForwardToken === nextToken) return messages;
      messages.push(...(page.events ?? []).map(({ message }) => message ?? ''));
      nextToken = page.nextForwardToken;
    }
  } finally {
    await server.stop();
  }
}

describe('the data folder', () => {
  it('keeps everything over a restart', async () => {
    const at = Date.UTC(2026, 10, 20);
    const input = {
      logGroupName: 'a',
      startTime: at / 1000,
      endTime: at / 1000 + 1,
      queryString: 'fields n',
    };
    const first = await TestServer.start({ dataFolder: folder });
    await first.logs.appendEvents('a', 's', [{ timestamp: at, message: '{"n":1}' }]);
    const before = rowsOf(await first.query(input));
    await first.stop();
    const again = await TestServer.start({ dataFolder: folder });
    expect(rowsOf(await again.query(input))).toEqual(before);
    await expect(
      again.client.send(new CreateLogStreamCommand({ logGroupName: 'a', logStreamName: 's' })),
    ).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    await again.logs.appendEvents('a', 's', [{ timestamp: at, message: '{"n":2,"m":3}' }]);
    expect(rowsOf(await again.query({ ...input, queryString: 'fields n, m' }))).toMatchObject([
      { n: '2', m: '3' },
      { n: '1' },
    ]);
    await again.stop();
  });

  it('loses nothing acknowledged when the process is killed', async () => {
    const child = await ChildServer.start(folder);
    const killed = new Promise<void>((resolve) => {
      setTimeout(() => void child.kill().then(resolve), 1_500);
    });
    const { acknowledged, failure } = await putUntilFailure(child.address, 100, Infinity);
    await killed;
    expect(failure).toBeDefined();
    expect(acknowledged.length).toBeGreaterThan(10);
    const stored = await storedMessages();
    expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged);
    // At most the batch whose answer was cut off is there beside them, as a whole.
    expect([0, 10]).toContain(stored.length - acknowledged.length);
  });

  it('loses nothing acknowledged when the disk is full, and says so', async () => {
    // 4 MiB: the write-ahead log reaches it before the first checkpoint.
    const child = await ChildServer.start(folder, { fileBlocks: 8_192 });
    const { acknowledged, failure } = await putUntilFailure(child.address, 20_000, 500);
    await child.kill();
    expect(failure).toMatchObject({
      name: 'ServiceUnavailableException',
      message: textWith(folder),
    });
    expect(acknowledged.length).toBeGreaterThan(0);
    const stored = await storedMessages();
    expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged);
  });

  it('is for its user alone where it is created: access logs are personal data', async () => {
    const created = join(folder, 'new', 'data');
    const server = await TestServer.start({ dataFolder: created });
    await server.stop();
    expect((await stat(created)).mode & 0o777).toBe(0o700);
  });

  it('is for one process at a time', async () => {
    const server = await TestServer.start({ dataFolder: folder });
    const refusal = {
      code: 'unavailable',
      message: `The data folder ${folder} is used by another Tailgate.`,
      place: folder,
      remedy: 'Stop the other one, or give each a data folder of its own.',
    };
    try {
      const child = await ChildServer.start(folder);
      await child.kill();
      expect(child.answer).toEqual(refusal);
      await expect(EmbeddedLogs.open({ dataFolder: folder })).rejects.toMatchObject(refusal);
    } finally {
      await server.stop();
    }
  });

  it('is refused where it cannot be written', async () => {
    await chmod(folder, 0o555);
    // The superuser may write anywhere, so another user has to try.
    const user = process.getuid?.() === 0 ? 65_534 : undefined;
    const child = await ChildServer.start(folder, user === undefined ? {} : { user });
    await child.kill();
    expect(child.answer).toMatchObject({
      code: 'unavailable',
      message: textWith(`The data folder ${folder} cannot be written`),
      remedy: textWith('choose another data folder'),
    });
  });

  it('is refused where something else stands there', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'text');
    await expect(EmbeddedLogs.open({ dataFolder: file })).rejects.toMatchObject({
      code: 'unavailable',
      place: file,
    });
    await writeFile(join(folder, storeFile), 'no store'.repeat(1_000));
    await expect(EmbeddedLogs.open({ dataFolder: folder })).rejects.toMatchObject({
      code: 'unavailable',
      message: textWith(folder),
    });
  });
});
