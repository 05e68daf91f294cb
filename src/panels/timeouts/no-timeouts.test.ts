import { toDataFrame } from '@grafana/data';
import { noTimeouts } from './no-timeouts';
import { emptyAnswer } from './testing/timeouts-frames';

const request = { targets: [{ refId: 'A', ...{ kind: 'timeouts' } }] };

test.each(['timeouts', 'latency'])('the empty answer of the kind %s has no requests', (kind) => {
  expect(noTimeouts([emptyAnswer(kind)], request).title).toBe('No requests in this range');
});

test.each([
  ['findings', 'Findings'],
  ['slow-requests', 'Slow requests'],
  ['alert', 'Alert values'],
])('an answer of the kind %s says which kind to choose', (kind, name) => {
  const { title, advice } = noTimeouts([emptyAnswer(kind)], undefined);
  expect(title).toBe('No timeout counts in this query');
  expect(advice).toContain(`of the kind ${name}`);
  expect(advice).toContain('Choose the kind Timeouts.');
});

test('data of others says which query to add', () => {
  const { advice } = noTimeouts([toDataFrame({ fields: [] })], { targets: [{ refId: 'A' }] });
  expect(advice).toMatch(/^Add a query of the Tailgate data source/);
});

test('a query that is not even answered with an empty frame is no sign of silence', () => {
  expect(noTimeouts([], request)).toMatchObject({ tone: 'unknown', title: 'No answer' });
  expect(noTimeouts([], undefined).title).toBe('No timeout counts in this query');
});
