import {
  dateTime,
  LoadingState,
  type DataFrame,
  type PanelData,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { panelProps } from '../../testing/panel-props';
import { FindingsPanel } from './findings-panel';
import { defaultOptions, type FindingsOptions } from './options';
import { episodesFrame, findingsFrames } from './testing/findings-frames';
import {
  blindRule,
  emptyRule,
  ranRules,
  sampleEpisodes,
  sampleFindings,
} from './testing/sample-findings';

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
  range?: TimeRange;
}

const withEpisodes = () => [
  ...findingsFrames(sampleFindings, ranRules),
  episodesFrame(sampleEpisodes),
];

function show({ frames, options, data, variable = 'endpoint', range, ...size }: Given = {}) {
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
      {...(range !== undefined && { timeRange: range })}
      replaceVariables={replaceVariables}
      onChangeTimeRange={onChangeTimeRange}
    />,
  );
  return { onChangeTimeRange };
}

/** From here to the end of the test the person has these permissions and no others. */
const signIn = (permissions: Record<string, boolean>) =>
  jest.replaceProperty(config.bootData, 'user', { ...config.bootData.user, permissions });

afterEach(() => {
  jest.restoreAllMocks();
});

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

test('closed findings say since when, what explains them and what they are', () => {
  show({ frames: withEpisodes() });
  const closed = finding('high-latency');
  expect(
    closed.getByRole('button', {
      name: /High response latency since 23:10, still going at 00:00; 1 more/,
    }),
  ).toHaveAttribute('aria-expanded', 'false');
  expect(closed.getByText(/^P99 response latency 3.5 s/)).toBeVisible();
  expect(closed.getByRole('button', { name: 'integration timeout' })).toBeVisible();
  expect(finding('throttled').getByText(/few requests/)).toBeVisible();
});

test('an open finding has its counts in full, and says of which requests', async () => {
  show();
  const latency = finding('high-latency');
  await userEvent.click(latency.getByRole('button', { name: /High response latency/ }));
  expect(latency.getByRole('list', { name: 'Facts' })).toHaveTextContent(
    /and 8 more.*4,680 of 108,000 requests on these endpoints/,
  );
});

test('what explains a finding leads there', async () => {
  show({ options: { open: 'none' }, frames: withEpisodes() });
  await userEvent.click(screen.getByRole('button', { name: '1 high' }));
  await userEvent.click(
    finding('high-latency').getByRole('button', { name: 'integration timeout' }),
  );
  const cause = finding('integration-timeout').getByRole('button', { name: /critical/ });
  expect(cause).toHaveAttribute('aria-expanded', 'true');
  expect(cause).toHaveFocus();
});

test('a severity pressed lists its findings only; pressed again, all', async () => {
  show();
  const high = screen.getByRole('button', { name: '1 high' });
  expect(high).toHaveAttribute('aria-pressed', 'false');
  await userEvent.click(high);
  expect(high).toHaveAttribute('aria-pressed', 'true');
  expect(screen.getAllByTestId(/^finding-/)).toHaveLength(1);
  expect(screen.getByTestId('finding-high-latency')).toBeVisible();
  await userEvent.click(high);
  expect(screen.getAllByTestId(/^finding-/)).toHaveLength(3);
});

test('in a low panel the headlines come first: nothing is open', () => {
  show({ height: 260 });
  expect(screen.getAllByRole('button', { expanded: false })).toHaveLength(3);
  expect(screen.queryByRole('heading', { name: 'What to do' })).toBeNull();
  const [worst, ...others] = screen.getAllByRole('listitem');
  expect(worst).toHaveTextContent(`First: ${sampleFindings[0]?.actions[0]}`);
  for (const other of others) expect(other).not.toHaveTextContent('First:');
});

test('what to do and what to look at come first, one below or beside the other', () => {
  const headings = () =>
    screen.getAllByRole('heading', { level: 4 }).map((each) => each.textContent);
  show({ width: 600, height: 900 });
  expect(headings().slice(0, 2)).toEqual(['What to do', 'Example requests']);
  expect(headings().at(-1)).toBe('What it means');
  cleanup();
  show();
  const columns = screen.getByRole('heading', { name: 'What to do' }).closest('section')!
    .parentElement!.parentElement!;
  expect([...columns.children].map((column) => column.querySelector('h4')?.textContent)).toEqual([
    'What to do',
    'Example requests',
  ]);
  const steps = screen.getByRole('heading', { name: 'What to do' }).nextElementSibling;
  expect([...(steps?.querySelectorAll('li') ?? [])].map((step) => step.textContent)).toEqual(
    sampleFindings[0]?.actions,
  );
});

test('the keyboard opens and closes a finding', async () => {
  show({ options: { open: 'none' } });
  for (let severities = 3; severities >= 0; severities -= 1) await userEvent.tab();
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

test('"Zoom to episode" moves the dashboard to the episode that is drawn', async () => {
  const { onChangeTimeRange } = show({ frames: withEpisodes() });
  await userEvent.click(screen.getByRole('button', { name: 'Zoom to episode' }));
  expect(onChangeTimeRange).toHaveBeenCalledWith({
    from: Date.parse('2026-11-20T23:00:00Z'),
    to: Date.parse('2026-11-21T00:00:00Z'),
  });
});

test('without episodes it moves to where most of the requests fall', async () => {
  const { onChangeTimeRange } = show();
  await userEvent.click(screen.getByRole('button', { name: 'Zoom to episode' }));
  expect(onChangeTimeRange).toHaveBeenCalledWith({
    from: Date.parse('2026-11-20T23:05:00Z'),
    to: Date.parse('2026-11-21T00:05:00Z'),
  });
});

test('once the episode is in view the button stays where it is, without effect', async () => {
  const from = dateTime('2026-11-20T23:00:00Z');
  const to = dateTime('2026-11-21T00:00:00Z');
  const range = { from, to, raw: { from, to } };
  const { onChangeTimeRange } = show({ frames: withEpisodes(), range });
  const button = screen.getByRole('button', { name: 'Zoom to episode' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(button);
  expect(onChangeTimeRange).not.toHaveBeenCalled();
});

test('several episodes are listed, the worst first, each to be zoomed to', async () => {
  const { onChangeTimeRange } = show({ frames: withEpisodes(), options: { open: 'all' } });
  const latency = finding('high-latency');
  const list = within(latency.getByRole('list', { name: 'Episodes, the worst first' }));
  expect(list.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'highsince 23:10, still going at 00:00',
    'warningsince 14:10, ended 14:40',
  ]);
  await userEvent.click(list.getByRole('button', { name: /since 14:10/ }));
  expect(onChangeTimeRange).toHaveBeenCalledWith({
    from: Date.parse('2026-11-20T14:07:00Z'),
    to: Date.parse('2026-11-20T14:43:00Z'),
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

test('who may not create alert rules is told so, by keyboard as well', async () => {
  signIn({ 'datasources:explore': true });
  show();
  expect(screen.queryByRole('link', { name: /alert rule/ })).toBeNull();
  const button = screen.getByRole('button', { name: 'New alert rule from this' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  act(() => screen.getByRole('button', { name: 'Filter dashboard to endpoint' }).focus());
  await userEvent.tab();
  expect(button).toHaveFocus();
  expect(await screen.findByRole('tooltip')).toHaveTextContent(
    'You may not create alert rules here: ask an editor.',
  );
});

test('who may create alert rules needs no other permission for it', () => {
  signIn({ 'alert.rules:create': true });
  show();
  expect(screen.getByRole('link', { name: 'New alert rule from this' })).toBeVisible();
});

test('ids are plain text for who may not explore, but where the options lead elsewhere', () => {
  signIn({ 'alert.rules:create': true });
  show({ options: { traceLink: 'https://traces.example/${traceId}' } });
  expect(screen.getAllByText(/^2eca3c0c/)[0]).toBeVisible();
  expect(screen.queryByRole('link', { name: /^2eca3c0c/ })).toBeNull();
  expect(screen.getAllByRole('link', { name: /1-6b00db13/ })[0]).toHaveAttribute(
    'href',
    expect.stringMatching(/^https:\/\/traces\.example\//),
  );
});

test('the ids of requests lead to their log lines where no option says otherwise', () => {
  show();
  const [link] = screen.getAllByRole('link', { name: /^2eca3c0c/ });
  expect(link).toHaveAttribute('href', expect.stringMatching(/^\/explore\?.*2eca3c0c/));
});

test('an address of the options comes first; other data has none', () => {
  show({ options: { requestLink: 'https://logs.example/${requestId}' } });
  expect(screen.getAllByRole('link', { name: /^2eca3c0c/ })[0]).toHaveAttribute(
    'href',
    expect.stringMatching(/^https:\/\/logs.example\/2eca3c0c/),
  );
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
    'Nothing found, 1 rule cannot run3 rules judged 151,213 requests',
  );
  expect(screen.getByText('The log format lacks integrationLatency.')).toBeVisible();
  expect(screen.getByText(/Add "integrationLatency"/)).toBeVisible();
});

test('too few requests: which rules could judge them, and which need more', () => {
  const few = ranRules.map((rule) => ({ ...rule, requests: 23 }));
  for (const size of [{}, { width: 220, height: 100 }]) {
    show({ frames: findingsFrames([], few), ...size });
    expect(screen.getByRole('status')).toHaveTextContent(
      /^Nothing found, too few requests for 1 rule/,
    );
    expect(tone()).toBe('neutral');
    cleanup();
  }
  show({ frames: findingsFrames([], few) });
  expect(screen.getByRole('status')).toHaveTextContent(
    '2 rules judged 23 requests in this time range: Integration timeout, Throttled.' +
      'Too few requests for rules on percentiles and rates (100 needed): High latency.',
  );
  cleanup();
  const [tail] = few.filter(({ rule }) => rule === 'high-latency');
  show({ frames: findingsFrames([], [tail, blindRule]) });
  expect(screen.getByRole('status')).toHaveTextContent(
    /^Too few requests to judge, 1 rule cannot run23 requests in this time range\.Too few requests for rules/,
  );
  expect(tone()).toBe('unknown');
});

test('in a tiny panel the worst comes first with its word, and is not what is cut off', () => {
  show({ width: 140, height: 80 });
  const badges = [...document.querySelectorAll<HTMLElement>('[data-severity]')];
  expect(badges.map(({ dataset, textContent }) => [dataset.severity, textContent])).toEqual([
    ['critical', '1 critical'],
    ['high', '1'],
    ['warning', '1'],
  ]);
  // What is centred loses its beginning where it is too high.
  for (let box = badges[0].parentElement!; box !== document.body; box = box.parentElement!) {
    expect(getComputedStyle(box).justifyContent).not.toBe('center');
  }
});

const tone = () => screen.getByRole('status').dataset.tone;

test('green is only what has been looked at in full, in a tiny panel too', () => {
  for (const size of [{}, { width: 220, height: 100 }]) {
    show({ frames: findingsFrames([], ranRules), ...size });
    expect(screen.getByRole('status')).toHaveTextContent(/^Nothing found(?!,)/);
    expect(tone()).toBe('good');
    cleanup();
    show({ frames: findingsFrames([], [...ranRules, blindRule]), ...size });
    expect(screen.getByRole('status')).toHaveTextContent(/^Nothing found, 1 rule cannot run/);
    expect(tone()).toBe('unknown');
    cleanup();
    const frames = findingsFrames([], ranRules);
    frames[0].meta = {
      ...frames[0].meta,
      notices: [{ severity: 'warning', text: '12 % of the range has been read.' }],
    };
    show({ frames, ...size });
    expect(screen.getByRole('status')).toHaveTextContent(/^Nothing found, data incomplete/);
    expect(tone()).toBe('unknown');
    expect(screen.getByRole('button', { name: '1 notice' })).toBeVisible();
    cleanup();
  }
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

test('an answer without anything is none, and says nothing good', () => {
  const targets = [{ ...request.request!.targets[0], kind: 'findings' }];
  show({ frames: [], data: { request: { ...request.request!, targets } } });
  expect(screen.getByRole('alert')).toHaveTextContent(/^No answer.*Save & test/);
});

test('other data says which query to add', () => {
  show({ frames: [], data: {} });
  expect(screen.getByRole('status')).toHaveTextContent(/choose the kind Findings/);
});

test('the first load says what it waits for', () => {
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

test.each([
  ['a panel', {}],
  ['a tiny panel', { width: 220, height: 90 }],
])('in %s an error and a notice stand beside what is there', async (_, size) => {
  const frames = findingsFrames(sampleFindings, ranRules);
  frames[0].meta = {
    ...frames[0].meta,
    notices: [{ severity: 'warning', text: '60 % of the range is covered.' }],
  };
  show({ frames, data: { errors: [{ message: 'Query B failed.' }] }, ...size });
  expect(screen.getByText('1 critical')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '2 notices' }));
  expect(await screen.findByText('Query B failed.')).toBeInTheDocument();
  expect(screen.getByText('60 % of the range is covered.')).toBeInTheDocument();
});

test('a tiny panel has the numbers and the worst title', () => {
  show({ width: 220, height: 90 });
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('1 critical')).toBeVisible();
  expect(screen.getByText('Integration timeouts')).toBeVisible();
});
