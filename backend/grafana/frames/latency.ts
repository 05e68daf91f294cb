import type { AnswerInfo, Episode, LatencyAnswer, LatencyMeasure } from '@tailgate/contract';
import type { Frame } from '../arrow/frame';
import { answerFrames } from './answer-frames';
import { episodesFrame } from './episodes';
import { latencyBucketsFrame } from './latency-buckets';
import { latencyCountsFrame } from './latency-counts';
import { latencySeriesFrame } from './latency-series';
import { latencySummaryFrame } from './latency-summary';

export interface LatencyFramesInput {
  readonly source: string;
  readonly answer: LatencyAnswer;
  readonly measures: readonly LatencyMeasure[];
  /** What all the answers together cost. */
  readonly info: AnswerInfo;
  readonly episodes: readonly Episode[];
  /** The same of an earlier range, which began `shiftMs` before. */
  readonly compared?: {
    readonly answer: LatencyAnswer;
    readonly shiftMs: number;
    readonly when: string;
  };
  readonly heatmap: boolean;
}

/** All frames of a latency answer for people. */
export function latencyFrames(input: LatencyFramesInput): readonly Frame[] {
  const { source, answer, measures, compared } = input;
  const frames: [Frame, ...Frame[]] = [
    latencySeriesFrame(answer, { name: 'latency', source, measures }),
    latencyCountsFrame(answer, source),
    episodesFrame(input.episodes),
    latencySummaryFrame(answer, compared?.answer),
  ];
  if (compared !== undefined) {
    const { shiftMs, when } = compared;
    const name = 'latency_compared';
    frames.push(latencySeriesFrame(compared.answer, { name, source, measures, shiftMs, when }));
  }
  if (input.heatmap) frames.push(latencyBucketsFrame(answer));
  return answerFrames('latency', input.info, frames);
}

/** The one frame that an alert rule reads. */
export function latencyAlertFrames(
  input: Pick<LatencyFramesInput, 'source' | 'answer' | 'measures'>,
): readonly Frame[] {
  const { source, answer, measures } = input;
  const frame = latencySeriesFrame(answer, { name: 'latency', source, measures });
  return answerFrames('latency', answer.info, [frame]);
}
