import type { ExampleRequest } from '@tailgate/contract';
import { formatMs } from '../rules/format';

/** One example request on one line; what the log lacks is left out. */
export function exampleText(example: ExampleRequest): string {
  const parts = [
    example.time.replace('T', ' ').replace('Z', ' UTC'),
    example.endpoint,
    example.status === null ? '' : `status ${example.status}`,
    example.responseLatency === null ? '' : `response ${formatMs(example.responseLatency)}`,
    example.integrationLatency === null || example.integrationLatency < 0
      ? ''
      : `integration ${formatMs(example.integrationLatency)}`,
    example.requestId === null ? '' : `request ${example.requestId}`,
    example.traceId === null ? '' : `trace ${example.traceId}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
