import { EmbeddedLogs } from '../embedded/embedded-logs';
import { messageOf, TailgateError } from '../../errors';

/** Serves a data folder until it is killed; says its address, or why it cannot, as a line of JSON. */
async function serveFolder(dataFolder: string, user: string | undefined): Promise<void> {
  if (user !== undefined) process.setuid?.(Number(user));
  try {
    const logs = await EmbeddedLogs.open({ dataFolder, port: 0, threads: 1 });
    await logs.listen();
    process.stdout.write(`${JSON.stringify({ address: logs.address })}\n`);
  } catch (thrown) {
    const coded = thrown instanceof TailgateError ? thrown : undefined;
    const { code, place, remedy } = coded ?? {};
    const said = { code, message: messageOf(thrown), place, remedy };
    process.stdout.write(`${JSON.stringify(said)}\n`);
  }
}

void serveFolder(process.argv[2] ?? '', process.argv[3]);
