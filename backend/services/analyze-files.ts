import { availableParallelism } from 'node:os';
import type { Analysis, RuleState, SourceSettings } from '@tailgate/contract';
import { createAggregates, type CellAggregates } from '../latency/aggregate/create-aggregates';
import { emptyCells, type Cells } from '../latency/cells/cells';
import { mergeCells } from '../latency/cells/merge-cells';
import { runCells } from '../latency/run-cells';
import { EmbeddedCarrier } from '../logs/carrier/embedded-carrier';
import { EventStore } from '../logs/store/event-store';
import { episodes, findings } from '../rules';
import { analysisNotices } from './analysis-notices';
import { binMs } from './analysis-plan';
import { describeInput, type JudgedGroup } from './describe-input';
import { detectGroups, type DetectedGroup } from './detect-groups';
import { fillExamples } from './fill-examples';
import { openInputs, type OpenInputs } from './open-inputs';
import { readGroup, type ReadGroup } from './read-group';
import { ruleStatesOf } from './rule-inputs';
import { findSameFiles } from './same-files';
import { sourceSettings } from './source-settings';

export interface AnalyzeRequest {
  /** Files, directories, or `-` for standard input. */
  readonly paths: readonly string[];
  /** Canonical field to the key in the log line. */
  readonly fieldOverrides?: Readonly<Record<string, string>>;
  /** The integration timeout of the API, ms; by the kind of API where absent. */
  readonly timeoutMs?: number;
  /** Inclusive, ms since the epoch. */
  readonly fromMs?: number;
  /** Exclusive, ms since the epoch. */
  readonly toMs?: number;
  readonly stdin?: NodeJS.ReadableStream;
  readonly onStep?: (text: string) => void;
  /** Share of the present step, 0 to 1. */
  readonly onShare?: (part: number) => void;
  readonly signal?: AbortSignal;
}

/** Leaves room for the process beside DuckDB below 1 GiB. */
const memoryLimitMib = 512;

interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The range to judge: what was asked for, cut to what was read. */
function rangeOf(groups: readonly ReadGroup[], request: AnalyzeRequest): TimeRange | undefined {
  const reports = groups.flatMap(({ reports: own }) => own);
  const starts = reports.flatMap(({ fromMs }) => fromMs ?? []);
  const ends = reports.flatMap(({ toMs }) => toMs ?? []);
  if (starts.length === 0) return undefined;
  const first = starts.reduce((least, value) => Math.min(least, value));
  const last = ends.reduce((most, value) => Math.max(most, value), first);
  const fromMs = Math.max(request.fromMs ?? first, first);
  const toMs = Math.min(request.toMs ?? last + 1, last + 1);
  return toMs > fromMs ? { fromMs, toMs } : undefined;
}

class FileAnalysis {
  private readonly settings: SourceSettings;

  constructor(
    private readonly request: AnalyzeRequest,
    private readonly store: EventStore,
    private readonly inputs: OpenInputs,
    private readonly detected: readonly DetectedGroup[],
  ) {
    this.settings = sourceSettings({
      name: 'files',
      fields: request.fieldOverrides ?? {},
      timeouts: request.timeoutMs === undefined ? {} : { defaultMs: request.timeoutMs },
    });
  }

  async run(): Promise<JudgedFiles> {
    const { request, store, inputs, detected, settings } = this;
    const groups = await this.readAll(detected);
    const passed = detected.filter(({ content }) => content.content !== 'access-log');
    const same = await findSameFiles(
      groups.flatMap(({ reports }) => reports),
      inputs.files.map(({ file }) => file),
      request.signal,
    );
    // From here on nothing may read files any more, whatever a query says.
    await store.seal();

    request.onStep?.('Judging');
    const range = rangeOf(groups, request);
    const carrier = new EmbeddedCarrier(store);
    const judged: JudgedGroup[] = [];
    const cells: Cells[] = [];
    for (const group of groups) {
      const own =
        range === undefined ? emptyCells(binMs) : await this.cellsOf(carrier, group, range);
      cells.push(own);
      judged.push({ ...group, unparsed: own.unparsed });
    }
    const answer = range === undefined ? undefined : this.judge(cells, range);
    const analysis: Analysis = {
      findings:
        answer === undefined
          ? []
          : await fillExamples(findings(answer, settings), {
              carrier,
              formats: groups,
              settings,
              aggregates: answer,
              ...this.cancellation(),
            }),
      episodes: answer === undefined ? [] : episodes(answer, settings),
      input: describeInput(judged, passed, range),
      notices: analysisNotices(groups, passed, inputs.skipped, answer, same),
    };
    const rules =
      answer === undefined
        ? []
        : ruleStatesOf(
            { groups, others: passed },
            answer.aggregates(answer.fromMs, answer.toMs).whole,
          );
    return { analysis, rules };
  }

  private cancellation(): { signal?: AbortSignal } {
    return this.request.signal === undefined ? {} : { signal: this.request.signal };
  }

  private judge(cells: readonly Cells[], range: TimeRange): CellAggregates {
    return createAggregates(mergeCells(cells), this.settings, range);
  }

  private cellsOf(carrier: EmbeddedCarrier, group: ReadGroup, range: TimeRange): Promise<Cells> {
    const events = group.reports.reduce((sum, report) => sum + report.events, 0);
    return runCells(carrier, group.format, {
      logGroups: [group.logGroup],
      ...range,
      binMs,
      rawPath: this.settings.endpointPatterns.length > 0,
      expectedEvents: events,
      ...this.cancellation(),
    });
  }

  private async readAll(detected: readonly DetectedGroup[]): Promise<ReadGroup[]> {
    const { request, store, settings } = this;
    const groups: ReadGroup[] = [];
    for (const group of detected) {
      const { content } = group;
      if (content.content !== 'access-log') continue;
      request.onStep?.(`Reading ${group.logGroup}`);
      groups.push(
        await readGroup(store, group, content.format, {
          overrides: settings.fields,
          rawPath: settings.endpointPatterns.length > 0,
          onProgress: ({ bytesRead, bytesTotal }) =>
            request.onShare?.(bytesTotal === 0 ? 1 : bytesRead / bytesTotal),
          ...this.cancellation(),
        }),
      );
    }
    return groups;
  }
}

/** An analysis, and for each rule whether it could run; no rules where there was nothing to judge. */
export interface JudgedFiles {
  readonly analysis: Analysis;
  readonly rules: readonly RuleState[];
}

/**
 * Reads exported logs and judges them: the whole path in one process, without AWS.
 * @throws TailgateError not-found, unreadable-input, invalid-input for overrides, cancelled
 */
export async function analyzeFiles(request: AnalyzeRequest): Promise<Analysis> {
  return (await judgeFiles(request)).analysis;
}

/**
 * As `analyzeFiles`, for who keeps _nothing found_ and _cannot know_ apart.
 * @throws TailgateError not-found, unreadable-input, invalid-input for overrides, cancelled
 */
export async function judgeFiles(request: AnalyzeRequest): Promise<JudgedFiles> {
  const inputs = await openInputs(request.paths, request.stdin ?? process.stdin, request.signal);
  try {
    const detecting = detectGroups(inputs.files, request.fieldOverrides ?? {});
    // Awaited below; loading the engine takes as long as a look at the files.
    detecting.catch(() => undefined);
    const store = await EventStore.open({ memoryLimitMib, threads: availableParallelism() });
    try {
      return await new FileAnalysis(request, store, inputs, await detecting).run();
    } finally {
      await store.close();
    }
  } finally {
    await inputs.dispose();
  }
}
