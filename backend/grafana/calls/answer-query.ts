import type { GrafanaKind } from '@tailgate/contract';
import type { Frame } from '../arrow/frame';
import { answerAlert } from './answer-alert';
import { answerEpisodes } from './answer-episodes';
import { answerFindings } from './answer-findings';
import type { AnswerInput } from './answer-input';
import { answerLatency } from './answer-latency';
import { answerLogs } from './answer-logs';
import { answerSlowRequests } from './answer-slow-requests';
import { answerTimeouts } from './answer-timeouts';

const answers: Readonly<Record<GrafanaKind, (input: AnswerInput) => Promise<readonly Frame[]>>> = {
  latency: answerLatency,
  timeouts: answerTimeouts,
  findings: answerFindings,
  episodes: answerEpisodes,
  'slow-requests': answerSlowRequests,
  logs: answerLogs,
  alert: answerAlert,
};

/** Asks the service that the kind of a query stands for. @throws TailgateError */
export function answerQuery(input: AnswerInput): Promise<readonly Frame[]> {
  return answers[input.query.kind](input);
}
