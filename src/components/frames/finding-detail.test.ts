import { timeoutFinding } from '../../panels/findings/testing/sample-findings';
import { readDetail } from './finding-detail';

test('evidence keeps its order and units', () => {
  expect(readDetail(timeoutFinding)?.values).toEqual([
    { name: 'timeouts', value: 74, unit: 'count' },
    { name: 'timeoutRate', value: 0.0005, unit: 'ratio' },
    { name: 'integrationTimeout', value: 29_000, unit: 'ms' },
    { name: 'backendShare', value: 0.9396, unit: 'ratio' },
  ]);
});

test('what a newer backend adds does no harm', () => {
  const evidence = {
    ...timeoutFinding.evidence,
    mood: 'bad',
    signals: [{ signal: 'x', count: 2 }],
  };
  expect(readDetail({ ...timeoutFinding, evidence, weather: [] })?.signals).toEqual([
    { signal: 'x', count: 2 },
  ]);
});

test.each([undefined, null, 'text', 7, [], {}, { evidence: null }])('%p is no finding', (value) => {
  expect(readDetail(value)).toBeUndefined();
});

test('whatever is broken in it, reading it never fails and numbers stay finite', () => {
  const wrong = [undefined, null, '', 'x', NaN, -1, true, [], [null, 3], {}, { from: 5 }];
  let seed = 1;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const spoil = (value: unknown): unknown => {
    if (random() < 0.08) return wrong[Math.floor(random() * wrong.length)];
    if (Array.isArray(value)) return value.map(spoil);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spoil(each)]));
  };
  for (let round = 0; round < 2_000; round++) {
    const detail = readDetail(spoil(timeoutFinding));
    for (const { count, requests } of detail?.endpoints ?? []) {
      expect(Number.isFinite(count) && Number.isFinite(requests)).toBe(true);
    }
    for (const { time } of detail?.examples ?? []) {
      expect(time === null || Number.isFinite(time)).toBe(true);
    }
  }
});
