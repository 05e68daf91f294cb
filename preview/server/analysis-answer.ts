import type { Analysis, AnalysisInput, AnswerInfo } from '@tailgate/contract';
import { writeFrame } from '../../backend/grafana/arrow/write-frame';
import { findingsFrames } from '../../backend/grafana/frames/findings';
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
 */
export function analysisAnswer(
  { findings, input, notices }: Analysis,
  nameOf: (text: string) => string,
): AnalysisAnswer {
  const info: AnswerInfo = {
    bytesScanned: input.bytesScanned,
    recordsScanned: input.events,
    fromCache: 0,
    priceUsd: 0,
    // The page shows them itself, beside what was read.
    notices: [],
  };
  const answer = {
    kind: 'findings' as const,
    findings: [...findings],
    rules: [],
    requests: input.events - input.unreadable,
    info,
  };
  return {
    frames: findingsFrames(answer, []).map((frame) => frameJson(readFrame(writeFrame(frame, 'A')))),
    input: {
      ...input,
      files: input.files.map((file) => ({
        ...file,
        name: nameOf(file.name),
        logGroup: nameOf(file.logGroup),
        error: file.error === null ? null : nameOf(file.error),
      })),
      unreadableReasons: input.unreadableReasons.map((reason) => ({
        ...reason,
        file: nameOf(reason.file),
      })),
    },
    notices: notices.map(nameOf),
  };
}
