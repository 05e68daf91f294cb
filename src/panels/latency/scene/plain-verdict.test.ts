import type { SeriesValue } from '../../../components/frames/cells';
import { incidentFrames } from '../testing/incident-frames';
import { sceneOf } from '../testing/scene-of';
import { judgePlain } from './plain-verdict';

const lines = sceneOf(incidentFrames({ percentiles: ['p99'] })).charts[0]?.series ?? [];
const judged = (backend: SeriesValue[] | undefined, total: SeriesValue[]) =>
  judgePlain({
    name: '',
    series: lines.flatMap((line) => {
      const values = line.measure === 'backend' ? backend : total;
      return values === undefined ? [] : [{ ...line, values }];
    }),
  });

test('the share of the lines, where both have a value', () => {
  expect(judged([92, null, 500], [100, 700, undefined])).toEqual({
    kind: 'unknown',
    claim: 'Backend 92 % of the total',
    evidence: 'by the two lines drawn; access logs would tell it per request',
  });
});

test('a backend above the total is no share', () => {
  expect(judged([120], [100]).evidence).toMatch(/different requests/);
});

test('one line alone is no verdict, lines without values neither', () => {
  expect(judged(undefined, [100]).claim).toBe('No verdict');
  expect(judged([null], [null]).claim).toBe('No requests in this range');
});
