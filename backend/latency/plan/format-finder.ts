import type { AccessLogFormat, DetectedContent } from '../../accesslog/canonical';
import { detectFormat } from '../../accesslog/detect-format';
import type { QueryCarrier, QueryColumns } from '../../insights/columns';
import { missingLatency } from '../buckets';
import { FieldReader } from '../query/field-reader';
import { SingleFlight } from './flight';
import type { Span } from './gaps';
import type { ScanMeter } from './scan-meter';
import { type PlannedCarrier } from './scan-meter';
import { sliceKey } from './slice-key';

/** A live log group whose lines are to be told. */
export interface SampledGroup {
  /** Region, endpoint and account or credentials, without secrets. */
  readonly identity: string;
  readonly logGroup: string;
  readonly carrier: PlannedCarrier;
  /** Canonical field to the key in the log line. */
  readonly overrides: Readonly<Record<string, string>>;
}

/** What the lines of a log group are. */
export interface FoundContent {
  readonly content: DetectedContent;
  /** Events in the newest hour that has any: decides how the first slice is read. */
  readonly eventsPerHour: number;
}

interface Known extends FoundContent {
  readonly messages: readonly string[];
  readonly foundAtMs: number;
  /** When lines that did not fit were last looked at. */
  readonly reconsideredAtMs: number;
  /** Whether lines that did not fit came since then. */
  readonly moreUnfit: boolean;
}

/** What reading cells found. */
export interface ReadCounts {
  readonly requests: number;
  /** Events that are no access log lines by the format at hand. */
  readonly unparsed: number;
  /** Those of them that were scanned now, not remembered; all of them where absent. */
  readonly scannedUnparsed?: number;
}

const sampleSize = 200;
const hourMs = 3_600_000;
/** Windows that are looked at, from the newest back: each one behind the one before. */
const windowsMs = [hourMs, 5 * hourMs, 18 * hourMs, 6 * 24 * hourMs];
/** A group without access log lines may get some: it is looked at again after this, ms. */
const retryMs = 10 * 60_000;
/** Lines that do not fit are looked at no more often than this, ms. */
const reconsiderMs = 60_000;

/** Windows of a range, the newest first; together they are the range. */
function windowsOf({ fromMs, toMs }: Span): Span[] {
  const windows: Span[] = [];
  let end = toMs;
  for (const width of [...windowsMs, Infinity]) {
    if (end <= fromMs) break;
    const start = Math.max(fromMs, end - width);
    windows.push({ fromMs: start, toMs: end });
    end = start;
  }
  return windows;
}

function messagesOf(result: QueryColumns): string[] {
  const column = result.columns.find(({ name }) => name === '@message');
  if (column?.kind !== 'text') return [];
  return Array.from(column.codes, (code) => column.dictionary[code] ?? '').filter(
    (message) => message !== '',
  );
}

interface Sample {
  readonly messages: readonly string[];
  readonly eventsPerHour: number;
}

/** Lines of the newest window that has any; undefined where the whole range has none. */
async function newestLines(
  carrier: QueryCarrier,
  logGroup: string,
  range: Span,
  filter: readonly string[],
  signal: AbortSignal,
): Promise<Sample | undefined> {
  for (const window of windowsOf(range)) {
    const result = await carrier.run({
      text: [...filter, 'display @message', `limit ${String(sampleSize)}`].join('\n| '),
      logGroups: [logGroup],
      ...window,
      limit: sampleSize,
      signal,
    });
    const messages = messagesOf(result);
    if (messages.length > 0) {
      const hours = (window.toMs - window.fromMs) / hourMs;
      return { messages, eventsPerHour: result.statistics.recordsMatched / hours };
    }
  }
  return undefined;
}

/** Tells the format of live log groups by a small sample, and remembers it. */
export class FormatFinder {
  readonly #meter: ScanMeter;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();
  readonly #searches = new SingleFlight<Known | undefined>();

  /** @param now ms since the epoch */
  constructor(meter: ScanMeter, now: () => number) {
    this.#meter = meter;
    this.#now = now;
  }

  /**
   * What the lines of a group are, by its newest lines within the range: whole seconds, ms since the
   * epoch. Undefined where the range holds no event; that is not remembered.
   * @param meter counts what this caller's queries scan; that of the finder where absent
   * @throws TailgateError `invalid-input` for overrides, and what the carrier throws
   */
  async find(
    group: SampledGroup,
    range: Span,
    signal?: AbortSignal,
    meter = this.#meter,
  ): Promise<FoundContent | undefined> {
    const key = keyOf(group);
    const known = this.#known.get(key);
    if (known !== undefined) {
      const isFinal = known.content.content === 'access-log';
      if (isFinal || this.#now() - known.foundAtMs < retryMs) return known;
    }
    const search = this.#searches.run(
      `${key} ${String(range.fromMs)} ${String(range.toMs)}`,
      async (stop) => {
        const carrier = meter.carrier(group.carrier);
        const sample = await newestLines(carrier, group.logGroup, range, [], stop);
        if (sample === undefined) return undefined;
        const found: Known = {
          content: detectFormat(sample.messages, group.overrides),
          ...sample,
          foundAtMs: this.#now(),
          reconsideredAtMs: -Infinity,
          moreUnfit: false,
        };
        this.#known.set(key, found);
        return found;
      },
      signal,
    );
    return search.result;
  }

  /**
   * Looks at the format again after reading cells in which lines could not be used: those lines join
   * the sample, or make a new one where they are the most. They are looked at once, and no more often than once a minute. Gives the format to read with where it is
   * another one.
   */
  async reconsider(
    group: SampledGroup,
    range: Span,
    counts: ReadCounts,
    signal?: AbortSignal,
    meter = this.#meter,
  ): Promise<FoundContent | undefined> {
    const key = keyOf(group);
    const known = this.#known.get(key);
    if (known?.content.content !== 'access-log' || counts.unparsed === 0) return undefined;
    // Looking costs a scan: lines that were looked at before are not worth another one.
    const isMore = known.moreUnfit || (counts.scannedUnparsed ?? counts.unparsed) > 0;
    if (!isMore) return undefined;
    if (this.#now() - known.reconsideredAtMs < reconsiderMs) {
      this.#known.set(key, { ...known, moreUnfit: true });
      return undefined;
    }
    const { format } = known.content;
    const search = this.#searches.run(
      `${key} again`,
      async (stop) => {
        const carrier = meter.carrier(group.carrier);
        const filter = unfitFilter(format);
        const sample = await newestLines(carrier, group.logGroup, range, filter, stop);
        const found = this.#judgeAgain(group, known, sample, counts);
        this.#known.set(key, found);
        return found;
      },
      signal,
    );
    const found = await search.result;
    if (found?.content.content !== 'access-log') return undefined;
    const keys = [format, found.content.format].map((one) =>
      sliceKey({ identity: '', logGroup: '', rawPath: true, format: one }),
    );
    return keys[0] === keys[1] ? undefined : found;
  }

  #judgeAgain(
    group: SampledGroup,
    known: Known,
    sample: Sample | undefined,
    counts: ReadCounts,
  ): Known {
    const same = { ...known, reconsideredAtMs: this.#now(), moreUnfit: false };
    if (sample === undefined) return same;
    const mostlyUnfit = counts.unparsed > counts.requests;
    const samples = [
      ...(mostlyUnfit ? [sample.messages] : []),
      [...sample.messages, ...known.messages],
    ];
    for (const messages of samples) {
      const content = detectFormat(messages, group.overrides);
      if (content.content === 'access-log') {
        return { ...same, content, messages: messages.slice(0, 2 * sampleSize) };
      }
    }
    return same;
  }
}

/** Commands that leave the lines in which no status and no latency can be read. */
function unfitFilter(format: AccessLogFormat): string[] {
  const reader = new FieldReader(format);
  const numbers = (['status', 'integrationLatency', 'responseLatency'] as const).flatMap(
    (field) => reader.number(field) ?? [],
  );
  const missing = String(missingLatency);
  const filters = numbers.map((number) => `filter coalesce(${number}, ${missing}) = ${missing}`);
  return [...reader.commands(), ...filters];
}

function keyOf({ identity, logGroup, overrides }: SampledGroup): string {
  return JSON.stringify([identity, logGroup, Object.entries(overrides).sort()]);
}
