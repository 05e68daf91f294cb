// The embedded CloudWatch Logs with the lines of a file, in a process of its own: what the client costs stays apart from it.
// Arguments: data folder, file of access log lines. Sends { address } once it answers; ends when the parent lets go.
import { readFileSync } from 'node:fs';
import { EmbeddedLogs } from '../../backend/dist/logs/index.js';

const [dataFolder, path] = process.argv.slice(2);
const logs = await EmbeddedLogs.open({ dataFolder, port: 0 });
const events = readFileSync(path, 'utf8')
  .split('\n')
  .filter((message) => message !== '')
  .map((message) => ({ timestamp: Number(JSON.parse(message).requestTimeEpoch), message }));
await logs.appendEvents('bench', 'access', events);
await logs.listen();
process.once('disconnect', () => void logs.close().then(() => process.exit()));
process.send({ address: logs.address });
