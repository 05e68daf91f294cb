import type { ScopedVars } from '@grafana/data';
import { chosenEndpoints } from './chosen-endpoints';

const isFormatter = (format: unknown): format is (value: unknown) => string =>
  typeof format === 'function';

/** A dashboard with one variable, written by the formatter that the panel hands over. */
const dashboard =
  (value: unknown) =>
  (text: string, _scoped?: ScopedVars, format?: unknown): string =>
    text.replace('${endpoint}', () => (isFormatter(format) ? format(value) : 'unformatted'));

test.each<[string, unknown, string[]]>([
  ['', 'GET /a', []],
  ['  ', 'GET /a', []],
  ['GET /orders/{id}', '', ['GET /orders/{id}']],
  ['${endpoint}', 'GET /a', ['GET /a']],
  ['${endpoint}', ['GET /a', 'POST /b,c/{d}'], ['GET /a', 'POST /b,c/{d}']],
  ['${endpoint}', '$__all', []],
  ['${endpoint}', '*', []],
  ['${endpoint}', ['GET /a', 'All'], []],
  ['${endpoint}', '', []],
  ['${endpoint}', [], []],
])('option %p with the variable %p', (option, value, expected) => {
  expect(chosenEndpoints(option, dashboard(value))).toEqual(expected);
});
