import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceSettings } from '@tailgate/contract';
import type { QueryRequest } from '../../backend/insights/columns';
import type { PlannedCarrier } from '../../backend/latency/plan/scan-meter';
import { EmbeddedCarrier } from '../../backend/logs/carrier/embedded-carrier';
import { ingestFiles } from '../../backend/logs/ingest/ingest-files';
import { listInputFiles } from '../../backend/logs/input/input-file';
import { EventStore } from '../../backend/logs/store/event-store';
import type { LiveSource } from '../../backend/services/live-source';
import { sourceSettings } from '../../backend/services/source-settings';
import { writeGolden, type GoldenSet } from '../golden/golden-set';

/** The embedded engine with golden sets in it, one log group each, as a source sees it. */
export interface LiveEngine {
  readonly asked: QueryRequest[];
  /** Called before each query; what it throws, the query throws. */
  before: (request: QueryRequest) => Promise<void>;
  readonly carrier: PlannedCarrier;
  source(
    name: string,
    logGroups: readonly string[],
    settings?: Partial<SourceSettings>,
  ): LiveSource;
  close(): Promise<void>;
}

/** Starts an engine; `rowLimit` is that of CloudWatch where absent. */
export async function liveEngine(
  sets: readonly GoldenSet[],
  rowLimit = 10_000,
): Promise<LiveEngine> {
  const directory = await mkdtemp(join(tmpdir(), 'tailgate-services-'));
  const store = await EventStore.open({ memoryLimitMib: 512, threads: 2 });
  for (const set of sets) {
    const { files } = await listInputFiles([await writeGolden(directory, set)]);
    await store.createLogGroup(set.name, { keep: 'everything' });
    await ingestFiles(store, set.name, files, {
      timestampHints: [{ field: 'requestTimeEpoch', format: 'epoch' }],
    });
  }
  await rm(directory, { recursive: true });
  const inner = new EmbeddedCarrier(store, { rowLimit });
  const names = sets.map(({ name }) => name);
  const asked: QueryRequest[] = [];
  const engine: LiveEngine = {
    asked,
    before: () => Promise.resolve(),
    carrier: {
      rowLimit,
      run: async (request) => {
        asked.push(request);
        await engine.before(request);
        return inner.run(request);
      },
    },
    source: (name, logGroups, settings = {}) => ({
      settings: sourceSettings({ name, ...settings }),
      logGroups,
      connect: () =>
        Promise.resolve({
          identity: 'test',
          carrier: engine.carrier,
          logGroupExists: (logGroup) => Promise.resolve(names.includes(logGroup)),
          nearLogGroups: () => Promise.resolve([]),
          close: () => Promise.resolve(),
        }),
    }),
    close: () => store.close(),
  };
  return engine;
}
