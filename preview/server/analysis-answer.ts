import type { AnalysisInput, AnswerInfo } from '@tailgate/contract';
import { writeFrame } from '../../backend/grafana/arrow/write-frame';
import { findingsFrames } from '../../backend/grafana/frames/findings';
import type { JudgedFiles } from '../../backend/services/analyze-files';
import { frameJson, type FrameJson } from '../../test/grafana-host/arrow/frame-json';
import { readFrame } from '../../test/grafana-host/arrow/read-frame';

/** What the page gets for the files that were dropped on it. */
export interface AnalysisAnswer {
  /** The frames of the kind `findings`, as the panel reads them. */
  readonly frames: readonly FrameJson[];
  readonly input: AnalysisInput;
  readonly notices: readonly string[];
}

/**
 * Findings of files as frames, by the same way as those of a data source.
 * @param nameOf replaces the paths of temporary files in a text
 * @param advice what to do about files that are no logs, by their paths
 */
export function analysisAnswer(
  { analysis: { findings, episodes, input, notices }, rules }: JudgedFiles,
  nameOf: (text: string) => string,
  advice: ReadonlyMap<string, string>,
): AnalysisAnswer {
  const info: AnswerInfo = {
    bytesScanned: input.bytesScanned,
    recordsScanned: input.events,
    fromCache: 0,
    priceUsd: 0,
    // The page shows the others itself, beside what was read.
    notices: incompleteNotices(input),
  };
  const answer = {
    kind: 'findings' as const,
    findings: [...findings],
    rules: [...rules],
    requests: input.events - input.unreadable,
    info,
  };
  return {
    frames: findingsFrames(answer, [], episodes).map((frame) =>
      frameJson(readFrame(writeFrame(frame, 'A'))),
    ),
    input: {
      ...input,
      files: input.files.map((file) => ({
        ...file,
        name: nameOf(file.name),
        logGroup: nameOf(file.logGroup),
        error: errorOf(file, advice, nameOf),
      })),
      unreadableReasons: input.unreadableReasons.map((reason) => ({
        ...reason,
        file: nameOf(reason.file),
      })),
    },
    notices: notices.map(nameOf),
  };
}

/** Findings of a part of the files are not all that there is to find, which their panel has to know. */
function incompleteNotices({ files, unreadable }: AnalysisInput): AnswerInfo['notices'] {
  const failed = files.filter(({ error }) => error !== null).length;
  if (failed === 0 && unreadable === 0) return [];
  const text =
    failed === 0
      ? `${unreadable.toLocaleString('en-US')} log events could not be used`
      : `${failed} of ${files.length} files could not be read, or not to the end`;
  const severity = failed === 0 ? ('info' as const) : ('warning' as const);
  return [{ severity, topic: 'unreadable-lines', text: `${text}: this is what the rest shows.` }];
}

/** What is wrong with a file, and what to do; null where all of it was read. */
function errorOf(
  { name, error }: AnalysisInput['files'][number],
  advice: ReadonlyMap<string, string>,
  nameOf: (text: string) => string,
): string | null {
  const text = advice.get(name) ?? error;
  return text === null ? null : nameOf(text);
}
