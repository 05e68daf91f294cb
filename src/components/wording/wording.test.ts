import { endpointName, evidenceName, ruleName, signalName } from './names';
import { plural, quantityText } from './quantity-text';

test.each([
  ['p99Integration', 'P99 integration'],
  ['serverErrorRateLowerBound', 'Server error rate lower bound'],
  ['threshold', 'Threshold'],
])('the evidence %s is called %s', (name, text) => {
  expect(evidenceName(name)).toBe(text);
});

test('rules, signals and endpoints have names for people', () => {
  expect(ruleName('high-5xx')).toBe('High 5xx');
  expect(signalName('integration-latency-minus-one')).toBe('integration latency −1');
  expect(signalName('constructor')).toBe('constructor');
  expect(endpointName('')).toBe('all endpoints');
});

test.each([
  [3_451, 'ms', '3.5 s'],
  [0.9396, 'ratio', '94 %'],
  [0.00049, 'ratio', '0.049 %'],
  [1_823, 'count', '1,823'],
  [6_291_456, 'bytes', '6 MiB'],
  [12.3456, 'requests/s', '12.3 requests/s'],
  [2, 'parsecs', '2 parsecs'],
  [null, 'ms', '–'],
])('%p %s is %s', (value, unit, text) => {
  expect(quantityText(value, unit)).toBe(text);
});

test('one is no many', () => {
  expect([plural(0, 'rule'), plural(1, 'rule'), plural(1_200, 'rule')]).toEqual([
    '0 rules',
    '1 rule',
    '1,200 rules',
  ]);
});
