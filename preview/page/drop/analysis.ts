import {
  dateTime,
  LoadingState,
  toDataFrame,
  type DataFrameJSON,
  type PanelData,
} from '@grafana/data';
import { noAnswerText } from '../state/no-answer';

/** What the server makes of log files, see `preview/server/analysis-answer.ts`. */
export interface AnalysisAnswer {
  readonly frames: readonly DataFrameJSON[];
  readonly input: {
    readonly files: readonly {
      readonly name: string;
      readonly content: string;
      readonly events: number;
      readonly unreadable: number;
      readonly error: string | null;
    }[];
    readonly events: number;
    readonly unreadable: number;
    readonly unreadableReasons: readonly {
      readonly reason: string;
      readonly count: number;
      readonly file: string;
    }[];
    readonly from: string | null;
    readonly to: string | null;
  };
  readonly notices: readonly string[];
}

/** The browser does not say which of the two it was. */
const unreachableText = `${noAnswerText} If it does run, a file may have changed or vanished since it was chosen: drop it again.`;

/**
 * Has files analysed by the backend on this machine.
 * @throws Error with what went wrong and what to do
 */
export async function analyzeFiles(
  files: readonly File[],
  signal: AbortSignal,
): Promise<AnalysisAnswer> {
  const announced = JSON.stringify(files.map(({ name, size }) => ({ name, size })));
  const address = `/preview/analysis?${new URLSearchParams({ files: announced })}`;
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Blob([...files]),
    signal,
  }).catch((error: unknown) => {
    throw signal.aborted ? error : new Error(unreachableText);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Error(problemOf(answer));
  if (!isAnswer(answer)) throw new Error('The backend answered without findings.');
  return answer;
}

/** The data of the findings panel for such an answer. */
export function findingsData({ frames, input }: AnalysisAnswer): PanelData {
  const from = dateTime(input.from ?? undefined);
  const to = dateTime(input.to ?? undefined);
  return {
    state: LoadingState.Done,
    series: frames.map((frame) => toDataFrame(frame)),
    timeRange: { from, to, raw: { from, to } },
  };
}

/** The words of an error: what happened, and the remedy. */
function problemOf(answer: unknown): string {
  const error: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'error') : undefined;
  if (typeof error !== 'object' || error === null) return 'The backend could not read the files.';
  const text = (name: string): string => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? value : '';
  };
  return [text('message'), text('remedy')].filter((part) => part !== '').join(' ');
}

/** Page and server come from one build, so a look at the outline is enough. */
function isAnswer(value: unknown): value is AnalysisAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'frames' in value &&
    Array.isArray(value.frames) &&
    'input' in value &&
    'notices' in value
  );
}
