import { getDefaultTimeRange, LoadingState, toDataFrame, type PanelData } from '@grafana/data';
import { requestState } from './request-state';

const data = (rest: Partial<PanelData>): PanelData => ({
  state: LoadingState.Done,
  series: [],
  timeRange: getDefaultTimeRange(),
  ...rest,
});

test('the first load is one without data', () => {
  expect(requestState(data({ state: LoadingState.Loading })).isFirstLoad).toBe(true);
  const series = [toDataFrame({ fields: [] })];
  expect(requestState(data({ state: LoadingState.Loading, series })).isFirstLoad).toBe(false);
  expect(requestState(data({})).isFirstLoad).toBe(false);
});

test('every query says its error once, an error without words too', () => {
  const errors = [{ message: 'A' }, { message: 'A' }, { data: { message: 'B' } }, {}];
  expect(requestState(data({ errors })).errors).toEqual(['A', 'B', 'The query failed.']);
  expect(requestState(data({ error: { message: 'old' } })).errors).toEqual(['old']);
});
