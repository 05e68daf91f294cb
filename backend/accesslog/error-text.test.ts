import { errorClasses } from './canonical';
import { errorClassOf, errorFlagsOf, errorNeedles, saysTimeout } from './error-text';

describe('error needles', () => {
  it('are lower case, with one bit each, and all fit into a mask of 31 bits', () => {
    const bits = errorNeedles.map(({ bit }) => bit);
    expect(new Set(bits).size).toBe(bits.length);
    for (const { needle, bit, errorClass } of errorNeedles) {
      expect(needle).toBe(needle.toLowerCase());
      expect(needle).not.toMatch(/["\\]/);
      expect(Number.isInteger(Math.log2(bit)) && bit < 2 ** 31).toBe(true);
      expect(errorClasses).toContain(errorClass);
    }
  });

  it.each([
    // [response type, error message, integration error, class, says timeout]
    ['INTEGRATION_TIMEOUT', 'Endpoint request timed out', '-', 'integration-timeout', true],
    ['-', '-', 'Execution failed due to a timeout error', 'integration-timeout', true],
    ['-', '"Endpoint request TIMED OUT"', '-', 'integration-timeout', true],
    [
      'INTEGRATION_FAILURE',
      'Internal server error',
      'Lambda Customer Function Error:Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      'payload-too-large',
      false,
    ],
    [
      'INTEGRATION_FAILURE',
      '-',
      'Execution failed due to configuration error: Rate Exceeded.',
      'lambda-rate-exceeded',
      false,
    ],
    [
      'API_CONFIGURATION_ERROR',
      '-',
      'Execution failed due to configuration error: Invalid permissions on Lambda function',
      'configuration-error',
      false,
    ],
    [
      '-',
      '-',
      'Execution failed due to configuration error: Malformed Lambda proxy response',
      'integration-failure',
      false,
    ],
    [
      'INTEGRATION_FAILURE',
      'Internal server error',
      '2026-03-01T10:00:00.000Z 758a8c2f-0000-4000-8000-000000000000 Task timed out after 3.00 seconds',
      'function-timeout',
      false,
    ],
    ['INTEGRATION_FAILURE', 'Internal server error', '-', 'integration-failure', false],
    ['THROTTLED', 'Too Many Requests', '-', 'gateway-throttled', false],
    ['-', 'Limit Exceeded', '-', 'gateway-throttled', false],
    [
      'REQUEST_TOO_LARGE',
      'HTTP content length exceeded 10485760 bytes.',
      '-',
      'payload-too-large',
      false,
    ],
    ['UNAUTHORIZED', 'Unauthorized', '-', 'none', false],
    ['', '', '', 'none', false],
  ])('%s · %s · %s is %s', (type, message, integration, errorClass, timeout) => {
    const flags = errorFlagsOf(message, integration);
    expect(errorClassOf(type, flags)).toBe(errorClass);
    expect(saysTimeout(flags)).toBe(timeout);
  });

  it('takes the gateway wait for a timeout even beside a function that timed out', () => {
    expect(saysTimeout(errorFlagsOf('Task timed out after 3.00 seconds', 'a timeout error'))).toBe(
      true,
    );
  });
});
