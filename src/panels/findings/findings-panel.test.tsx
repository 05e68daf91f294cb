import { LoadingState, type DataFrame, type PanelData, type ScopedVars } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { panelProps } from '../../testing/panel-props';
import { FindingsPanel } from './findings-panel';
import { defaultOptions, type FindingsOptions } from './options';
import { findingsFrames } from './testing/findings-frames';
import { blindRule, emptyRule, ranRules, sampleFindings } from './testing/sample-findings';

const request: Partial<PanelData> = {
  request: {
    targets: [{ refId: 'A', datasource: { type: 'tailgate-apigateway-datasource', uid: 'tg' } }],
    requestId: '1',
    interval: '1m',
    intervalMs: 60_000,
    range: panelProps({}, []).timeRange,
    scopedVars: {},
    timezone: 'utc',
    app: 'dashboard',
    startTime: 0,
  },
};

interface Given {
  frames?: DataFrame[];
  options?: Partial<FindingsOptions>;
  data?: Partial<PanelData>;
  width?: number;
  height?: number;
  variable?: string;
}

function show({ frames, options, data, variable = 'endpoint', ...size }: Given = {}) {
  const onChangeTimeRange = jest.fn();
  const props = panelProps(
    { ...defaultOptions, ...options },
    frames ?? findingsFrames(sampleFindings, ranRules),
    data ?? request,
  );
  const replaceVariables = (text: string, scoped: ScopedVars = {}) =>
    text.replace(/\$\{(\w+)\}/g, (written, name: string) => {
      const value: unknown = scoped[name]?.value;
      return typeof value === 'string' ? value : name === variable ? 'All' : written;
    });
  render(
    <FindingsPanel
      {...props}
      {...size}
      replaceVariables={replaceVariables}
      onChangeTimeRange={onChangeTimeRange}
    />,
  );
  return { onChangeTimeRange };
}

const finding = (rule: string) => within(screen.getByTestId(`finding-${rule}`));

test('the worst is first and open, with actions in order, evidence and endpoints', () => {
  show();
  const items = screen.getAllByTestId(/^finding-/);
  expect(items.map((item) => item.dataset.testid)).toEqual([
    'finding-integration-timeout',
    'finding-high-latency',
    'finding-throttled',
  ]);
  const worst = finding('integration-timeout');
  expect(worst.getByRole('button', { name: /critical Integration timeouts/i })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  const steps = worst.getByRole('heading', { name: 'What to do' }).nextElementSibling;
  expect(steps?.querySelectorAll('li')).toHaveLength(4);
  const evidence = within(worst.getByRole('table', { name: 'Evidence' }));
  expect(evidence.getByRole('row', { name: 'Integration timeout 29 s' })).toBeVisible();
  expect(evidence.getByRole('row', { name: 'Timeout rate 0.05 %' })).toBeVisible();
  const endpoints = within(worst.getByRole('list', { name: 'Affected endpoints' }));
  expect(endpoints.getAllByRole('listitem')[0]).toHaveTextContent(
    'POST /api/reports/generate56of 2,386, 2.3 %',
  );
});

test('closed findings say where, how many, when, and what explains them', () => {
  show();
  expect(finding('high-latency').getByRole('list', { name: 'Facts' })).toHaveTextContent(
    /and 8 more.*4.68 K of 108 K requests.*82 % from 23:10 to 00:00.*explained by integration timeout/,
  );
  expect(finding('throttled').getByText(/few requests, low confidence/)).toBeVisible();
});

test('the keyboard opens and closes a finding', async () => {
  show({ options: { open: 'none' } });
  await userEvent.tab();
  expect(screen.getByRole('button', { name: /Integration timeouts/ })).toHaveFocus();
  expect(screen.queryByRole('heading', { name: 'What to do' })).toBeNull();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('heading', { name: 'What to do' })).toBeVisible();
  await userEvent.keyboard(' ');
  expect(screen.queryByRole('heading', { name: 'What to do' })).toBeNull();
});

test('screen readers get the whole in words', () => {
  show();
  expect(
    screen.getByText(/^3 findings: 1 critical, 1 high, 1 warning. The worst: Integration timeouts/),
  ).toBeInTheDocument();
});

test('"Zoom to episode" moves the dashboard to it', async () => {
  const { onChangeTimeRange } = show();
  await userEvent.click(screen.getByRole('button', { name: 'Zoom to episode' }));
  expect(onChangeTimeRange).toHaveBeenCalledWith({
    from: Date.parse('2026-11-20T23:05:00Z'),
    to: Date.parse('2026-11-21T00:05:00Z'),
  });
});

test('"Filter dashboard" sets the variable, of the worst endpoint and of others', async () => {
  show({ options: { endpointVariable: 'route' }, variable: 'route' });
  await userEvent.click(screen.getByRole('button', { name: /Filter dashboard to endpoint/ }));
  expect(locationService.getSearch().get('var-route')).toBe('POST /api/reports/generate');
  await userEvent.click(screen.getByRole('button', { name: /to POST \/api\/export\/csv/ }));
  expect(locationService.getSearch().get('var-route')).toBe('POST /api/export/csv');
});

test('without such a variable the button says what to add', () => {
  show({ variable: 'other' });
  const button = screen.getByRole('button', { name: /Filter dashboard/ });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(screen.queryByRole('button', { name: /export/ })).toBeNull();
});

test("the alert rule leads to Grafana's editor, and is left out for other data sources", () => {
  show();
  expect(screen.getByRole('link', { name: 'New alert rule from this' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/alerting\/new\/alerting\?defaults=.*integration-timeout/),
  );
});

test('data of another source has no alert rule', () => {
  show({ data: {} });
  expect(screen.queryByRole('link', { name: /alert rule/ })).toBeNull();
});

test('trace ids are links where the option says how', async () => {
  show({ options: { traceLink: 'https://traces.example/${traceId}' } });
  expect(screen.getAllByRole('link', { name: /1-6b00db13/ })[0]).toHaveAttribute(
    'href',
    'https://traces.example/1-6b00db13-db69c0d4e0f8000000000005',
  );
  expect(screen.getAllByText(/^2eca3c0c/)).toHaveLength(3);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 7 requests' }));
  expect(screen.getAllByText(/^2eca3c0c/)).toHaveLength(7);
});

test('data links of the row stand beside the actions', () => {
  const frames = findingsFrames(sampleFindings, ranRules);
  frames[0].fields[1].config.links = [{ title: 'Runbook', url: 'https://runbooks.example' }];
  show({ frames });
  expect(screen.getByRole('link', { name: 'Runbook' })).toHaveAttribute(
    'href',
    'https://runbooks.example',
  );
});

test('nothing found says what was judged, and what cannot be known beside it', () => {
  show({ frames: findingsFrames([], [...ranRules, blindRule]) });
  expect(screen.getByRole('status')).toHaveTextContent(
    'Nothing found3 rules judged 151,213 requests',
  );
  expect(screen.getByText('The log format lacks integrationLatency.')).toBeVisible();
  expect(screen.getByText(/Add "integrationLatency"/)).toBeVisible();
});

test('no data is not the same as nothing found', () => {
  show({ frames: findingsFrames([], [emptyRule]) });
  expect(screen.getByRole('status')).toHaveTextContent(/^No dataThere is no request/);
});

test('cannot know names the rule, why, and what to add', () => {
  show({ frames: findingsFrames([], [blindRule]) });
  expect(screen.getByRole('status')).toHaveTextContent(/^Cannot know/);
  expect(screen.getByText('Near timeout')).toBeVisible();
  expect(screen.getByText(/access log format of the stage/)).toBeVisible();
});

test('beside findings, rules that cannot run are closed until asked for', async () => {
  show({ frames: findingsFrames(sampleFindings, [...ranRules, blindRule]) });
  const button = screen.getByRole('button', { name: '1 rule cannot run' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  expect(screen.getByText('Near timeout')).not.toBeVisible();
  await userEvent.click(button);
  expect(button).toHaveAttribute('aria-expanded', 'true');
});

test('other data says which query to add', () => {
  show({ frames: [] });
  expect(screen.getByRole('status')).toHaveTextContent(/choose the kind Findings/);
});

test('the first load, an error, and an error beside findings', () => {
  show({ frames: [], data: { state: LoadingState.Loading, series: [] } });
  expect(screen.getByRole('status')).toHaveTextContent('Reading the access logs');
});

test('an error says what went wrong and what to do', () => {
  const errors = [{ message: 'The log group does not exist.' }];
  show({ frames: [], data: { state: LoadingState.Error, errors } });
  expect(screen.getByRole('alert')).toHaveTextContent(
    /Findings could not be read.*The log group does not exist.*Save & test/,
  );
});

test('what is there stays beside an error and a notice', () => {
  const frames = findingsFrames(sampleFindings, ranRules);
  frames[0].meta = {
    ...frames[0].meta,
    notices: [{ severity: 'warning', text: '60 % of the range is covered.' }],
  };
  show({ frames, data: { errors: [{ message: 'Query B failed.' }] } });
  expect(screen.getByRole('note')).toHaveTextContent('Query B failed.and 1 more');
  expect(screen.getByRole('note')).toHaveAttribute('title', expect.stringContaining('60 %'));
  expect(screen.getAllByTestId(/^finding-/)).toHaveLength(3);
});

test('a tiny panel has the numbers and the worst title', () => {
  show({ width: 220, height: 90 });
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('1 critical')).toBeVisible();
  expect(screen.getByText('Integration timeouts')).toBeVisible();
});
