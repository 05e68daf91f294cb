import type { AnalysisInput, UnreadableReason } from '@tailgate/contract';
import type { IngestReport } from '../logs/ingest/report';
import type { DetectedGroup } from './detect-groups';
import type { ReadGroup } from './read-group';

/** A read group with what its cells say of it. */
export interface JudgedGroup extends ReadGroup {
  /** Events that are no access log lines. */
  readonly unparsed: number;
}

type InputFileEntry = AnalysisInput['files'][number];

const exampleLength = 160;

function fileOf(report: IngestReport, group: ReadGroup): InputFileEntry {
  return {
    name: report.name,
    shape: report.shape,
    content: `${group.format.kind}-access-log`,
    logGroup: group.logGroup,
    bytes: report.bytes,
    events: report.events,
    unreadable: report.unreadable,
    error: report.error,
  };
}

function skippedFiles(group: DetectedGroup): InputFileEntry[] {
  const { content } = group;
  const error = content.content === 'unknown' ? `${content.reason} ${content.remedy}` : null;
  return group.files.map(({ file }) => ({
    name: file.name,
    shape: 'unknown',
    content: content.content,
    logGroup: group.logGroup,
    bytes: 0,
    events: 0,
    unreadable: 0,
    error: file.size === 0 ? 'The file is empty.' : error,
  }));
}

function unparsedReason(group: JudgedGroup): UnreadableReason[] {
  if (group.unparsed === 0) return [];
  const [first] = group.others;
  return [
    {
      reason: 'no access log line: neither a status nor a latency could be read from it',
      count: group.unparsed,
      file: group.logGroup,
      example: first === undefined ? null : first.message.slice(0, exampleLength),
    },
  ];
}

/**
 * What was read and what was not, for the answer of an analysis.
 * @param passed groups that no rule reads, or whose content is unknown
 * @param range first and last instant of the events judged, ms since the epoch
 */
export function describeInput(
  groups: readonly JudgedGroup[],
  passed: readonly DetectedGroup[],
  range: { readonly fromMs: number; readonly toMs: number } | undefined,
): AnalysisInput {
  const reports = groups.flatMap((group) => group.reports);
  const reasons: UnreadableReason[] = [
    ...groups.flatMap(unparsedReason),
    ...reports.flatMap(({ unreadableReasons }) =>
      unreadableReasons.map(({ reason, count, file, line, example }) => ({
        reason,
        count,
        file: line === null ? file : `${file}:${line}`,
        example,
      })),
    ),
  ];
  const unreadableOfFiles = reports.reduce((sum, report) => sum + report.unreadable, 0);
  const unparsed = groups.reduce((sum, group) => sum + group.unparsed, 0);
  return {
    files: [
      ...groups.flatMap((group) => group.reports.map((report) => fileOf(report, group))),
      ...passed.flatMap(skippedFiles),
    ],
    events: reports.reduce((sum, report) => sum + report.events, 0) + unreadableOfFiles,
    unreadable: unreadableOfFiles + unparsed,
    unreadableReasons: reasons.sort((one, other) => other.count - one.count),
    from: range === undefined ? null : new Date(range.fromMs).toISOString(),
    to: range === undefined ? null : new Date(range.toMs).toISOString(),
    bytesScanned: reports.reduce((sum, report) => sum + report.bytes, 0),
  };
}
