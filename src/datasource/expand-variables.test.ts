import { templateService } from '../testing/template-service';
import { expandVariables } from './expand-variables';

const templates = templateService({
  endpoint: ['GET /orders', 'POST /orders'],
  method: ['GET', 'POST'],
  path: ['/a', '/b', '/c'],
  one: 'GET /one',
  all: '*',
  none: '',
  empty: [],
});
const expand = (...texts: string[]) =>
  expandVariables(texts, (...given) => templates.replace(...given), {});

test('plain texts stay, once each', () => {
  expect(expand('GET /a', 'GET /a', 'GET /{proxy+}', '$default')).toEqual([
    'GET /a',
    'GET /{proxy+}',
    '$default',
  ]);
});

test('a variable with several values gives a text for each', () => {
  expect(expand('$endpoint', '$one')).toEqual(['GET /orders', 'POST /orders', 'GET /one']);
});

test('variables in the middle of a text give every combination', () => {
  expect(expand('$method $path')).toEqual([
    'GET /a',
    'GET /b',
    'GET /c',
    'POST /a',
    'POST /b',
    'POST /c',
  ]);
});

test.each([['$all'], ['$none'], ['$empty'], ['']])('%p is no restriction', (text) => {
  expect(expand('GET /a', text)).toBeUndefined();
});

test('no texts are no restriction', () => {
  expect(expand()).toBeUndefined();
});
