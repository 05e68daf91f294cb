import { faultOf } from './fault';
import { faultKind } from './fault-kind';

const thrown = (name: string, more: object = {}): Error =>
  Object.assign(new Error('said'), { name, ...more });
const status = (httpStatusCode: number): object => ({ $metadata: { httpStatusCode } });

it.each([
  ['throttled', thrown('ThrottlingException')],
  ['throttled', thrown('LimitExceededException', status(400))],
  ['throttled', thrown('Whatever', status(429))],
  ['transient', thrown('Whatever', status(503))],
  ['transient', thrown('ServiceUnavailableException')],
  ['transient', thrown('Error', { code: 'ECONNREFUSED', syscall: 'connect' })],
  ['transient', thrown('TimeoutError', { code: 'ECONNRESET', syscall: 'read' })],
  ['transient', thrown('TimeoutError', { code: 'ETIMEDOUT', syscall: 'connect' })],
  [
    'transient',
    thrown('AggregateError', {
      errors: [Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' })],
    }),
  ],
  [
    'transient',
    thrown('InvalidSignatureException', {
      $metadata: { httpStatusCode: 400, clockSkewCorrected: true },
    }),
  ],
  ['unanswered', thrown('TimeoutError', { code: 'ETIMEDOUT' })],
  ['unanswered', thrown('SyntaxError', status(200))],
  ['final', thrown('AbortError')],
  ['final', thrown('AccessDeniedException', status(400))],
  ['final', thrown('TypeError')],
  ['final', 'a text'],
  ['final', null],
  ['final', undefined],
])('is %s for %p', (kind, value) => {
  expect(faultKind(faultOf(value))).toBe(kind);
});
