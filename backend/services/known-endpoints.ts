import { createHash } from 'node:crypto';
import { otherEndpoints } from '../accesslog/endpoint';
import type { Cells } from '../latency/cells/cells';
import { loadEndpoints, saveEndpoints, type SavedEndpoints } from './endpoint-file';
import { lastSeen } from './last-seen';
import type { ConnectedSource } from './live-source';

/** How long an endpoint is known after its last request, ms. */
const knownForMs = 7 * 86_400_000;
/** How often the list is written at most, ms. */
const saveEveryMs = 60_000;
/** An endpoint seen again is worth writing only after so long, ms: it is known for days. */
const worthSavingMs = 3_600_000;

interface Known {
  readonly naming: string;
  /** ms since the epoch, by endpoint. */
  readonly seenMs: Map<string, number>;
}

/** What the names of endpoints depend on: with other log groups or patterns they mean something else. */
function namingOf({ logGroups, settings }: ConnectedSource): string {
  const parts = JSON.stringify([[...logGroups].sort(), settings.endpointPatterns]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 16);
}

/**
 * The endpoints that each source had requests to in the last seven days, as far as its lines were read
 * for any answer. They have a row in every alert, so that a quiet endpoint does not vanish from it.
 * With a file they outlive a restart.
 */
export class KnownEndpoints {
  readonly #sources = new Map<string, Known>();
  #unsaved = false;
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> = Promise.resolve();
  #failure: string | undefined;

  /** @param now ms since the epoch */
  constructor(
    private readonly now: () => number,
    private readonly path?: string,
  ) {}

  /** The endpoints that the file holds, to which further ones will be written. */
  static async open(path: string, now: () => number = Date.now): Promise<KnownEndpoints> {
    const known = new KnownEndpoints(now, path);
    for (const { source, naming, endpoints } of await loadEndpoints(path)) {
      const seenMs = new Map(endpoints.map((one) => [one.endpoint, one.seenMs]));
      known.#sources.set(source, { naming, seenMs });
    }
    return known;
  }

  /** Why the list could not be written, for whoever depends on it. */
  get failures(): readonly string[] {
    return this.#failure === undefined ? [] : [this.#failure];
  }

  /** Remembers the endpoints in cells of a source. */
  note(source: ConnectedSource, cells: Cells): void {
    const naming = namingOf(source);
    const known = this.#sources.get(source.name);
    const seenMs = known?.naming === naming ? known.seenMs : new Map<string, number>();
    const oldest = this.now() - knownForMs;
    for (const [endpoint, end] of lastSeen(cells, source.settings)) {
      const before = seenMs.get(endpoint) ?? -Infinity;
      if (end <= before || end <= oldest) continue;
      seenMs.set(endpoint, end);
      if (end - before >= worthSavingMs) this.#unsaved = true;
    }
    this.#sources.set(source.name, { naming, seenMs });
    this.#schedule();
  }

  /** The endpoints of a source by name; of more than its settings allow those seen last. */
  of(source: ConnectedSource): readonly string[] {
    const known = this.#sources.get(source.name);
    if (known?.naming !== namingOf(source)) return [];
    const oldest = this.now() - knownForMs;
    const recent = [...known.seenMs].filter(([, end]) => end > oldest);
    // The rest of the endpoints is one of them, beyond those that keep their names.
    const most = source.settings.maxEndpoints + 1;
    const isRest = (endpoint: string): number => (endpoint === otherEndpoints ? 1 : 0);
    return recent
      .sort(
        ([one, end], [other, otherEnd]) =>
          isRest(other) - isRest(one) || otherEnd - end || (one < other ? -1 : 1),
      )
      .slice(0, most)
      .map(([endpoint]) => endpoint)
      .sort();
  }

  /** Writes what is not written yet. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#saving;
    if (this.#unsaved) await this.#save();
  }

  #schedule(): void {
    if (this.path === undefined || !this.#unsaved || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#saving = this.#save();
    }, saveEveryMs);
    this.#timer.unref();
  }

  async #save(): Promise<void> {
    if (this.path === undefined) return;
    this.#unsaved = false;
    try {
      await saveEndpoints(this.path, this.#content());
      this.#failure = undefined;
    } catch (error) {
      this.#unsaved = true;
      // Without the path: people who may look at dashboards need not know this machine.
      const code =
        typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '?';
      this.#failure = `The list of known endpoints could not be written (${code}), so that quiet endpoints lose their alert rows at a restart: check the data folder.`;
    }
  }

  #content(): SavedEndpoints {
    const oldest = this.now() - knownForMs;
    return [...this.#sources].flatMap(([source, { naming, seenMs }]) => {
      const endpoints = [...seenMs]
        .filter(([, end]) => end > oldest)
        .map(([endpoint, end]) => ({ endpoint, seenMs: end }));
      return endpoints.length === 0 ? [] : [{ source, naming, endpoints }];
    });
  }
}
