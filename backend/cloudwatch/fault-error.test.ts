import fc from 'fast-check';
import { TailgateError } from '../errors';
import type { CallContext } from './call-context';
import { faultError } from './fault-error';
import { Secrets } from './secrets';

const context: CallContext = {
  operation: 'StartQuery',
  region: 'eu-nowhere-1',
  address: 'logs.eu-nowhere-1.amazonaws.com:443',
  customEndpoint: false,
  caller: 'profile prod',
  logGroups: ['/aws/apigateway/shop'],
};

const errorFor = (name: string, more: object, message = 'said', change = {}): TailgateError =>
  faultError(
    Object.assign(new Error(message), { name, ...more }),
    { ...context, ...change },
    1,
    new Secrets(),
  );

it('says that a region may not exist', () => {
  const error = errorFor('Error', {
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname: 'logs.eu-nowhere-1.amazonaws.com',
  });
  expect(error.code).toBe('unavailable');
  expect(error.message).toContain('There is no host logs.eu-nowhere-1.amazonaws.com:443');
  expect(error.message).toContain('eu-nowhere-1 may not exist');
});

it('names the host of STS where it is that which is not found', () => {
  const host = 'sts.eu-nowhere-1.amazonaws.com';
  const error = errorFor('Error', { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host });
  expect(error.message).toContain(`There is no host ${host}:`);
});

it.each([
  ['ETIMEDOUT', 'cannot be reached'],
  ['EHOSTUNREACH', 'cannot be reached'],
  ['ECONNRESET', 'broke off the connection'],
])('names host and port on %s', (code, words) => {
  const error = errorFor('Error', { code, syscall: 'connect' }, 'said', {
    customEndpoint: true,
    address: '127.0.0.1:7072',
  });
  expect(error.code).toBe('unavailable');
  expect(error.message).toBe(`127.0.0.1:7072 ${words} (${code}).`);
  expect(error.remedy).toContain('endpoint setting');
});

it.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
  'speaks of the certificate on %s',
  (code) => {
    const error = errorFor('Error', { code });
    expect(error.message).toContain('certificate');
    expect(error.remedy).toContain('NODE_EXTRA_CA_CERTS');
  },
);

it('names the role that may not be assumed', () => {
  const error = errorFor(
    'AccessDenied',
    {},
    'User: arn:aws:iam::111111111111:user/grafana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/reader',
  );
  expect(error.code).toBe('access-denied');
  expect(error.remedy).toContain(
    '{"Effect":"Allow","Action":"sts:AssumeRole","Resource":["arn:aws:iam::123456789012:role/reader"]}',
  );
  expect(error.remedy).toContain('trust policy');
});

it('names the log group where AWS names no resource', () => {
  const error = errorFor('AccessDeniedException', {}, '');
  expect(error.remedy).toContain('"arn:aws:logs:eu-nowhere-1:*:log-group:/aws/apigateway/shop:*"');
});

it.each([
  [
    'Could not load credentials from any providers',
    /No credentials could be had from profile prod/,
  ],
  ['Token is expired. To refresh this SSO session run aws sso login', /have expired/],
])('says what is wrong with the credentials: %s', (message, expected) => {
  const error = errorFor('CredentialsProviderError', {}, message);
  expect(error.code).toBe('access-denied');
  expect(error.message).toMatch(expected);
});

it('lets a coded error pass', () => {
  const coded = new TailgateError('cancelled', 'It was cancelled.');
  expect(faultError(coded, context, 1, new Secrets())).toBe(coded);
});

it('keeps no cause, which would hold the exchange', () => {
  expect(errorFor('AccessDeniedException', { $response: { headers: {} } }).cause).toBeUndefined();
});

it('makes a coded error with a remedy of anything at all', () => {
  const names = fc.constantFrom(
    'AccessDeniedException',
    'MalformedQueryException',
    'SyntaxError',
    'TimeoutError',
    'LimitExceededException',
    'Error',
  );
  const thrown = fc.oneof(
    fc.anything(),
    fc.record({
      name: fc.oneof(names, fc.anything()),
      message: fc.anything(),
      $metadata: fc.anything(),
      code: fc.anything(),
      cause: fc.anything(),
      errors: fc.anything(),
      queryCompileError: fc.oneof(
        fc.record({
          location: fc.record({
            startCharOffset: fc.oneof(fc.integer(), fc.double()),
            endCharOffset: fc.oneof(fc.integer(), fc.double()),
          }),
          message: fc.anything(),
        }),
        fc.anything(),
      ),
    }),
  );
  fc.assert(
    fc.property(thrown, fc.string(), (value, queryText) => {
      const error = faultError(value, { ...context, queryText }, 2, new Secrets());
      expect(error).toBeInstanceOf(TailgateError);
      expect(error.message).not.toBe('');
      expect(error.remedy).not.toBe('');
    }),
    { numRuns: 1_000 },
  );
});
