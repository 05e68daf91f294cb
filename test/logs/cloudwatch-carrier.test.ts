import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carrierChecks } from '../../backend/cloudwatch/testing/carrier-checks';
import { EmbeddedLogs } from '../../backend/logs';

const fromMs = Date.UTC(2026, 10, 20);
const events = 23;

let logs: EmbeddedLogs;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tailgate-carrier-'));
  logs = await EmbeddedLogs.open({ dataFolder: folder, port: 0 });
  await logs.listen();
  const written = Array.from({ length: events }, (_, n) => ({
    timestamp: fromMs + n * 1_000,
    message: JSON.stringify({ n: String(n), ...(n % 2 === 0 ? { even: 'yes' } : {}) }),
  }));
  await logs.appendEvents('/checked/group', 'stream', written);
});
afterAll(async () => {
  await logs.close();
  await rm(folder, { recursive: true, force: true });
});

// The same checks run against a scripted server in backend/cloudwatch.
describe('the CloudWatch carrier on the embedded CloudWatch Logs', () => {
  it.each(carrierChecks)('$name', async ({ run }) => {
    await run({ endpoint: logs.address, logGroup: '/checked/group', fromMs, events });
  });
});
