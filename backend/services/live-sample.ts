import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { EmbeddedLogs } from '../logs/embedded/embedded-logs';
import { sampleEvents } from '../sample/sample-events';
import { sampleSeed } from '../sample/write-sample';

const dayMs = 86_400_000;

/** How often new events are written. */
const intervalMs = 5_000;

/** Events of one stream that are handed over at once. */
const eventsAtOnce = 20_000;

interface PendingEvents {
  readonly logGroup: string;
  readonly logStream: string;
  readonly events: { timestamp: number; message: string }[];
}

/** How far the sample has been written, kept beside the events so that a restart goes on where it ended. */
const SampleState = Type.Object({
  seed: Type.Integer(),
  anchorMs: Type.Number(),
  writtenToMs: Type.Number(),
});

export interface LiveSampleOptions {
  readonly dataFolder: string;
  readonly seed?: number;
  readonly clock?: () => number;
  /** Told when writing fails; it is tried again at the next interval. */
  readonly onFailure?: (thrown: unknown) => void;
}

/** Writes the sample incident into the embedded CloudWatch Logs, first the last 24 hours, then on as time passes. */
export class LiveSample {
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private stopped = false;

  private constructor(
    private readonly logs: EmbeddedLogs,
    private readonly options: LiveSampleOptions,
    private readonly seed: number,
    private readonly anchorMs: number,
    private writtenToMs: number,
  ) {}

  /**
   * Resolves when the sample is written up to now.
   * @throws TailgateError unavailable where the store or the data folder cannot be written
   */
  static async start(logs: EmbeddedLogs, options: LiveSampleOptions): Promise<LiveSample> {
    const now = (options.clock ?? Date.now)();
    const known = await readState(options.dataFolder);
    // A sample that ended more than a day ago begins anew around the present time: its incident would be gone.
    const goesOn =
      known !== undefined && now - known.writtenToMs < dayMs && known.writtenToMs <= now;
    const sample = goesOn
      ? new LiveSample(logs, options, known.seed, known.anchorMs, known.writtenToMs)
      : new LiveSample(logs, options, options.seed ?? sampleSeed, now, now - dayMs);
    await sample.writeUpToNow();
    sample.schedule();
    return sample;
  }

  /** Waits for what is being written and writes no more. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.writing;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.writing = this.writeUpToNow()
        .catch((error: unknown) => this.options.onFailure?.(error))
        .finally(() => this.schedule());
    }, intervalMs);
  }

  private async writeUpToNow(): Promise<void> {
    const toMs = (this.options.clock ?? Date.now)();
    if (toMs <= this.writtenToMs) return;
    const { seed, anchorMs, writtenToMs: fromMs } = this;
    const pending = new Map<string, PendingEvents>();
    const flush = async ({ logGroup, logStream, events }: PendingEvents): Promise<void> => {
      await this.logs.appendEvents(logGroup, logStream, events.splice(0));
    };
    for (const event of sampleEvents({ seed, fromMs, toMs, incidentAnchorMs: anchorMs })) {
      const { logGroup, logStream, timestampMs: timestamp, message } = event;
      const key = `${logGroup} ${logStream}`;
      const stream = pending.get(key) ?? { logGroup, logStream, events: [] };
      pending.set(key, stream);
      stream.events.push({ timestamp, message });
      if (stream.events.length >= eventsAtOnce) await flush(stream);
    }
    for (const stream of pending.values()) {
      if (stream.events.length > 0) await flush(stream);
    }
    this.writtenToMs = toMs;
    await writeState(this.options.dataFolder, { seed, anchorMs, writtenToMs: toMs });
  }
}

function statePath(dataFolder: string): string {
  return join(dataFolder, 'sample.json');
}

async function readState(dataFolder: string) {
  try {
    const state: unknown = JSON.parse(await readFile(statePath(dataFolder), 'utf8'));
    return Value.Check(SampleState, state) ? state : undefined;
  } catch {
    // No sample yet, or a file that was cut off: the sample begins anew.
    return undefined;
  }
}

async function writeState(dataFolder: string, state: object): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  await writeFile(statePath(dataFolder), `${JSON.stringify(state)}\n`);
}
