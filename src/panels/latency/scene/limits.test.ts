import { summaryRow } from '../testing/summary-row';
import { limitsOf } from './limits';

test('the limits by their names', () => {
  expect(limitsOf([summaryRow()])).toEqual([
    { kind: 'slow', value: 2_500, label: 'Slow backend 2.5 s' },
    { kind: 'timeout', value: 29_000, label: 'Integration timeout 29 s' },
  ]);
});

test('the smallest where series differ, none where none is known', () => {
  const other = summaryRow({ integrationTimeout: 5_000, slowIntegrationP99: null });
  expect(limitsOf([summaryRow(), other]).map(({ value }) => value)).toEqual([2_500, 5_000]);
  expect(limitsOf([summaryRow({ integrationTimeout: null, slowIntegrationP99: null })])).toEqual(
    [],
  );
  expect(limitsOf([])).toEqual([]);
});
