import type { ExampleRequest, SlowRequestsAnswer } from '@tailgate/contract';
import { numberField, optionalTextField, textField, timeField, type Frame } from '../arrow/frame';
import { answerFrames } from './answer-frames';

/** Response less integration latency; unknown where one of them is, as where the integration timed out. */
function overheadOf({ integrationLatency, responseLatency }: ExampleRequest): number | null {
  if (integrationLatency === null || responseLatency === null) return null;
  const overhead = responseLatency - integrationLatency;
  return overhead < 0 ? null : overhead;
}

/** The slowest requests, in the order of the answer: the slowest first. */
export function slowRequestsFrames({ requests, info }: SlowRequestsAnswer): readonly Frame[] {
  const ms = (name: string, title: string, of: (request: ExampleRequest) => number | null) =>
    numberField(name, requests.map(of), { config: { displayNameFromDS: title, unit: 'ms' } });
  const id = (name: string, title: string, of: (request: ExampleRequest) => string | null) =>
    optionalTextField(name, requests.map(of), { config: { displayNameFromDS: title } });
  const frame: Frame = {
    name: 'slow_requests',
    meta: { preferredVisualisationType: 'table' },
    fields: [
      timeField(
        'time',
        requests.map(({ time }) => Date.parse(time)),
      ),
      textField(
        'endpoint',
        requests.map(({ endpoint }) => endpoint),
        { config: { displayNameFromDS: 'Endpoint' } },
      ),
      numberField(
        'status',
        requests.map(({ status }) => status),
        { config: { displayNameFromDS: 'Status', unit: 'none' } },
      ),
      ms('integration_latency', 'Integration latency', (r) => r.integrationLatency),
      ms('response_latency', 'Response latency', (r) => r.responseLatency),
      ms('overhead', 'Overhead', overheadOf),
      id('request_id', 'Request id', (r) => r.requestId),
      id('trace_id', 'Trace id', (r) => r.traceId),
    ],
  };
  return answerFrames('slow-requests', info, [frame]);
}
