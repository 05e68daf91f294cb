import { testSettings } from '../testing/settings';
import { aggregatesFor, findingOf } from '../testing/run-rules';
import { many } from '../testing/traffic';
import { throttled } from './throttled';

const byGateway = {
  status: 429,
  integrationLatency: null,
  responseLatency: 3,
  errorResponseType: 'THROTTLED',
};
const byBackend = { status: 429 };

test.each([
  [0, 100, undefined],
  [1, 9_999, 'warning'],
  [5, 95, 'warning'],
  [6, 94, 'high'],
])('%p of them beside %p requests are %p', (refused, others, severity) => {
  for (const over of [byGateway, byBackend]) {
    const aggregates = aggregatesFor([...many(others), ...many(refused, over)]);
    expect(throttled.evaluate(aggregates, testSettings().thresholds)?.severity).toBe(severity);
  }
});

test('429 of the gateway are named so', () => {
  const finding = findingOf('throttled', [...many(180), ...many(20, byGateway)]);
  expect(finding?.summary).toBe(
    '20 of 200 requests (10 %) were refused with 429, made by the gateway itself; ' +
      'worst endpoint GET /orders (20, 10 %).',
  );
  expect(finding?.meaning).not.toContain('passed on');
  expect(finding?.actions.join(' ')).toContain('usage plan');
  expect(finding?.actions.join(' ')).not.toContain('only passed it on');
});

test('those of the backend are named so', () => {
  const finding = findingOf('throttled', [...many(99), ...many(1, byBackend)]);
  expect(finding?.summary).toContain(
    '1 of 100 requests (1 %) was refused with 429, passed on from the backend',
  );
  expect(finding?.meaning).not.toContain('429 of the gateway');
  expect(finding?.actions.join(' ')).not.toContain('usage plan');
});

test('both are counted apart', () => {
  const finding = findingOf('throttled', [
    ...many(180),
    ...many(8, byGateway),
    ...many(12, byBackend),
  ]);
  expect(finding?.summary).toContain('8 made by the gateway itself, 12 passed on from the backend');
  expect(finding?.evidence.signals).toEqual([
    { signal: 'backend-429', count: 12 },
    { signal: 'gateway-429', count: 8 },
  ]);
  expect(finding?.evidence.values).toMatchObject({
    throttled: { value: 20, unit: 'count' },
    throttledRate: { value: 0.1, unit: 'ratio' },
  });
});
