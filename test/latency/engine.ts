import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FieldUse, SemanticsSwitches } from '../../backend/insights/compiled';
import { check, fieldsRead, parse } from '../../backend/insights';
import { EmbeddedCarrier } from '../../backend/logs/carrier/embedded-carrier';
import { listInputFiles } from '../../backend/logs/input/input-file';
import { ingestFiles } from '../../backend/logs/ingest/ingest-files';
import { EventStore } from '../../backend/logs/store/event-store';
import type { LoggedRequest } from '../../backend/latency/testing/logged-request';

function checked(text: string) {
  const query = parse(text);
  check(query);
  return query;
}

/** The fields that any of the queries reads. */
function readBy(queries: readonly string[]): FieldUse[] {
  const uses = new Map<string, FieldUse>();
  for (const text of queries) {
    for (const use of fieldsRead(checked(text))) {
      const known = uses.get(use.name);
      uses.set(use.name, {
        name: use.name,
        asText: use.asText || known?.asText === true,
        asNumber: use.asNumber || known?.asNumber === true,
      });
    }
  }
  return [...uses.values()];
}

export interface CarrierChoice {
  readonly switches?: SemanticsSwitches;
  readonly rowLimit?: number;
}

export interface Engine {
  readonly logGroup: string;
  carrier(choice?: CarrierChoice): EmbeddedCarrier;
  close(): Promise<void>;
}

/** A request as a line of JSON, numbers as strings, with its time in ms. */
export function lineOf({ timeMs, fields }: LoggedRequest): string {
  return JSON.stringify({ requestTimeEpoch: String(timeMs), ...fields });
}

/** The embedded engine with these lines in it, as `analyze` has it: only what the queries read is kept. */
export async function engineWith(
  lines: readonly string[],
  queries: readonly string[],
): Promise<Engine> {
  const directory = await mkdtemp(join(tmpdir(), 'tailgate-latency-'));
  const path = join(directory, 'access.log');
  await writeFile(path, lines.map((line) => `${line}\n`).join(''));
  const store = await EventStore.open({ memoryLimitMib: 512, threads: 2 });
  const logGroup = 'api-gateway-access-logs';
  await store.createLogGroup(logGroup, { keep: 'fields', fields: readBy(queries) });
  const { files } = await listInputFiles([path]);
  await ingestFiles(store, logGroup, files, {
    timestampHints: [{ field: 'requestTimeEpoch', format: 'epoch' }],
  });
  await rm(directory, { recursive: true });
  return {
    logGroup,
    carrier: (choice = {}) => new EmbeddedCarrier(store, choice),
    close: () => store.close(),
  };
}
