import type { AccessLogFormat } from '../accesslog/canonical';
import { detectFormat } from '../accesslog/detect-format';
import { ingestFiles, type IngestProgress } from '../logs/ingest/ingest-files';
import type { IngestReport } from '../logs/ingest/report';
import type { EventStore } from '../logs/store/event-store';
import { otherMessages, type OtherMessage } from '../logs/store/other-messages';
import { planAnalysis } from './analysis-plan';
import type { DetectedGroup } from './detect-groups';

/** A log group of access log lines in the store. */
export interface ReadGroup {
  readonly logGroup: string;
  readonly format: AccessLogFormat;
  readonly reports: readonly IngestReport[];
  /** Lines that are no JSON objects, some of them. */
  readonly others: readonly OtherMessage[];
}

export interface ReadOptions {
  readonly overrides: Readonly<Record<string, string>>;
  readonly rawPath: boolean;
  readonly onProgress: (progress: IngestProgress) => void;
  readonly signal?: AbortSignal;
}

const othersShown = 200;

/**
 * Reads the files of a group into the store. Where lines turn up that break JSON as a log format does and
 * the sample had none of them, the group is read again with the patterns for such lines.
 */
export async function readGroup(
  store: EventStore,
  group: DetectedGroup,
  format: AccessLogFormat,
  options: ReadOptions,
): Promise<ReadGroup> {
  const plan = planAnalysis(format, options.rawPath);
  await store.createLogGroup(group.logGroup, { keep: 'fields', fields: plan.fields });
  const reports = await ingestFiles(
    store,
    group.logGroup,
    group.files.map(({ file }) => file),
    {
      timestampHints: plan.hints,
      onProgress: options.onProgress,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
  );
  const others = await otherMessages(store, group.logGroup, othersShown);
  if (!format.breaksJson && others.length > 0) {
    const messages = [...others.map(({ message }) => message), ...group.messages];
    const again = detectFormat(messages, options.overrides);
    if (again.content === 'access-log' && again.format.breaksJson) {
      await store.deleteLogGroup(group.logGroup);
      return readGroup(store, group, again.format, options);
    }
  }
  return { logGroup: group.logGroup, format, reports, others };
}
