import { CoreApp } from '@grafana/data';
import { setBackendSrv, setTemplateSrv } from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { fakeBackend } from '../testing/fake-backend';
import { mockLayout } from '../testing/layout';
import { instanceSettings } from '../testing/settings';
import { templateService } from '../testing/template-service';
import { TailgateDataSource } from './datasource';
import { defaultQuery, firstLogsText } from './default-query';
import { QueryEditor } from './query-editor';
import type { TailgateQuery } from './types';

beforeEach(mockLayout);

function show(given: Partial<TailgateQuery>, app = CoreApp.Dashboard) {
  setBackendSrv(
    fakeBackend((path) =>
      path === 'rules'
        ? { rules: [{ id: 'high-5xx', title: 'Many 5xx' }] }
        : { values: ['GET /a', 'GET /b'] },
    ),
  );
  setTemplateSrv(templateService());
  const datasource = new TailgateDataSource(instanceSettings(), templateService());
  const onRunQuery = jest.fn();
  const changes: TailgateQuery[] = [];
  const shown: { query: TailgateQuery } = { query: { refId: 'A', kind: 'latency', ...given } };
  function Page() {
    const [query, setQuery] = useState(shown.query);
    const onChange = (changed: TailgateQuery) => {
      changes.push(changed);
      shown.query = changed;
      setQuery(changed);
    };
    return <QueryEditor {...{ datasource, query, app, onChange, onRunQuery }} />;
  }
  render(<Page />);
  return { shown, changes, onRunQuery };
}

async function choose(label: string, option: string | RegExp) {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

test('what a new alert rule starts with is set, as Grafana runs and saves only that', () => {
  const defaults = defaultQuery(CoreApp.UnifiedAlerting);
  const { shown, changes } = show(defaults, CoreApp.UnifiedAlerting);
  expect(changes).toEqual([{ refId: 'A', ...defaults }]);
  expect(shown.query).toMatchObject({ kind: 'alert', measure: 'severity' });
});

test('an alert rule says what quiet endpoints need', () => {
  show({ kind: 'alert' }, CoreApp.UnifiedAlerting);
  expect(screen.getByText(/too few requests has no number/)).toBeVisible();
});

test('opening a query that somebody wrote changes nothing', () => {
  const written = { ...defaultQuery(CoreApp.UnifiedAlerting), rules: ['high-5xx'] };
  expect(show(written, CoreApp.UnifiedAlerting).changes).toEqual([]);
  expect(show({}).changes).toEqual([]);
});

test('another kind keeps what was chosen for the one before, and runs', async () => {
  const { shown, onRunQuery } = show({ percentiles: [0.9], measures: ['backend'] });
  await choose('Show', /^Timeouts/);
  expect(shown.query).toMatchObject({
    kind: 'timeouts',
    percentiles: [0.9],
    measures: ['backend'],
  });
  expect(onRunQuery).toHaveBeenCalledTimes(1);
  expect(screen.queryByLabelText('Percentiles')).not.toBeInTheDocument();
});

test('a change to logs offers a first text and does not run it', async () => {
  const { shown, onRunQuery } = show({});
  await choose('Show', /^Logs Insights/);
  expect(shown.query).toMatchObject({ kind: 'logs', text: firstLogsText });
  expect(onRunQuery).not.toHaveBeenCalled();
});

test('endpoints of the data are offered', async () => {
  const { shown, onRunQuery } = show({});
  await choose('Endpoints', 'GET /b');
  expect(shown.query.endpoints).toEqual(['GET /b']);
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

test('rules of the backend are offered', async () => {
  const { shown } = show({ kind: 'findings' });
  await choose('Rules', /high-5xx/);
  expect(shown.query.rules).toEqual(['high-5xx']);
});

test('percentiles are saved as shares, in order', async () => {
  const { shown } = show({ percentiles: [0.99] });
  await choose('Percentiles', 'P50');
  expect(shown.query.percentiles).toEqual([0.5, 0.99]);
});

test('a percentile may be typed', async () => {
  const { shown } = show({ percentiles: [0.99] });
  await userEvent.type(screen.getByLabelText('Percentiles'), '97.5');
  await userEvent.click(await screen.findByRole('option', { name: /custom/i }));
  expect(shown.query.percentiles).toEqual([0.975, 0.99]);
});

test('the text of a logs query runs when left, if it is another one', async () => {
  const { shown, onRunQuery } = show({ kind: 'logs', text: 'limit 1' });
  const text = screen.getByLabelText('Query');
  await userEvent.click(text);
  await userEvent.tab();
  expect(onRunQuery).not.toHaveBeenCalled();
  await userEvent.type(text, '0');
  await userEvent.tab();
  expect(shown.query.text).toBe('limit 10');
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

test('Ctrl+Enter runs a logs query as it is', () => {
  const { onRunQuery } = show({ kind: 'logs', text: 'limit 1' });
  fireEvent.keyDown(screen.getByLabelText('Query'), { key: 'Enter', ctrlKey: true });
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

test('a number that cannot be used is said and not saved', async () => {
  const { shown, onRunQuery } = show({ kind: 'slow-requests', limit: 5 });
  const limit = screen.getByLabelText('Requests at most');
  await userEvent.clear(limit);
  expect(shown.query.limit).toBeUndefined();
  await userEvent.type(limit, '1001');
  expect(screen.getByText('A whole number from 1 to 1000')).toBeInTheDocument();
  expect(shown.query.limit).toBe(100);
  await userEvent.tab();
  expect(onRunQuery).not.toHaveBeenCalled();
});

test('the number of endpoints is asked for where there is a series for each', async () => {
  const { shown } = show({});
  expect(screen.queryByLabelText('At most')).not.toBeInTheDocument();
  await userEvent.click(screen.getByLabelText('Endpoint'));
  expect(shown.query.groupBy).toBe('endpoint');
  expect(screen.getByLabelText('At most')).toBeInTheDocument();
});

describe('in an alert rule', () => {
  const alerting = CoreApp.UnifiedAlerting;

  test('only kinds with one number per instance are offered', async () => {
    show({ kind: 'alert' }, alerting);
    await userEvent.click(screen.getByLabelText('Show'));
    const names = (await screen.findAllByRole('option')).map(({ textContent }) => textContent);
    expect(names).toHaveLength(4);
    expect(names.join()).not.toMatch(/Findings|Episodes|Slow/);
  });

  test('a kind that cannot alert says what to choose instead', () => {
    show({ kind: 'episodes' }, alerting);
    expect(screen.getByText(/an alert rule needs numbers.*“Alert values”/)).toBeInTheDocument();
  });

  test('latency wants one series and one percentile', async () => {
    const { shown } = show({ measures: ['backend', 'response'], percentiles: [0.5] }, alerting);
    expect(screen.getByText(/Choose one series and one percentile/)).toBeInTheDocument();
    await choose('Series', /^Response/);
    expect(shown.query.measures).toEqual(['response']);
    expect(screen.queryByText(/Choose one series/)).not.toBeInTheDocument();
  });

  test('explained findings can be counted as 0', async () => {
    const { shown } = show({ kind: 'alert' }, alerting);
    await userEvent.click(screen.getByLabelText('Count as 0'));
    expect(shown.query.explained).toBe('zero');
  });
});
