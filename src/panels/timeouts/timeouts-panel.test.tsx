import {
  LoadingState,
  type DataFrame,
  type InterpolateFunction,
  type PanelData,
} from '@grafana/data';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { panelProps } from '../../testing/panel-props';
import { findingsFrames } from '../findings/testing/findings-frames';
import { timeoutFinding } from '../findings/testing/sample-findings';
import { defaultOptions, type TimeoutsOptions } from './options';
import { emptyAnswer, incident, timeoutsFrames } from './testing/timeouts-frames';
import { TimeoutsPanel } from './timeouts-panel';

// There is no canvas here; that the bars are drawn is seen in the browser.
jest.mock('../../components/count-sparkline', () => ({
  CountSparkline: ({ counts }: { counts: readonly number[] }) => (
    <div data-testid="sparkline">{counts.length}</div>
  ),
}));

interface Given {
  frames?: DataFrame[];
  options?: Partial<TimeoutsOptions>;
  data?: Partial<PanelData>;
  width?: number;
  height?: number;
}

function show({ frames = timeoutsFrames(), options, data, ...size }: Given = {}) {
  const props = panelProps({ ...defaultOptions, ...options }, frames, data);
  return render(<TimeoutsPanel {...props} {...size} />);
}

test('the count, its share, its change and when it happened', () => {
  show();
  expect(screen.getByTestId('timeouts-count')).toHaveTextContent('74');
  expect(screen.getByText('0.074 % of 99,997 requests')).toBeVisible();
  expect(screen.getByTestId('timeouts-change')).toHaveTextContent('51 more than before (23)');
  expect(screen.getByTestId('timeouts-when')).toHaveTextContent(
    'since 23:10, still going at 00:00; most at 23:50 (29)',
  );
  expect(screen.getByTestId('sparkline')).toHaveTextContent('72');
});

test('endpoints worst first as bars, with rate and near timeouts; the others are counted', () => {
  show();
  const rows = within(screen.getByRole('list', { name: 'Timeouts by endpoint' })).getAllByRole(
    'listitem',
  );
  expect(rows.map((row) => row.textContent)).toEqual([
    'POST /api/reports/generate562.3 % · 12 near',
    'POST /api/export/csv181.4 % · 4 near',
  ]);
  expect(screen.getByText('4 other endpoints without a timeout')).toBeVisible();
  expect(within(rows[1]).getByTestId('bar')).toHaveStyle({ width: `${(18 / 56) * 100}%` });
});

test('near timeouts and signals stand beside', () => {
  show();
  const term = (name: string) => screen.getByText(name).nextElementSibling;
  expect(term('Near timeouts')).toHaveTextContent('16');
  expect(term('Signal: integration latency −1')).toHaveTextContent('48');
});

test('screen readers get the whole in words', () => {
  show();
  expect(
    screen.getByText(
      /^74 timeouts of 99,997 requests, 0.074 %. 51 more than before \(23\). Since 23:10, still going at 00:00; most at 23:50 \(29\). Worst endpoints: POST \/api\/reports\/generate 56, .*16 near timeouts.$/,
    ),
  ).toBeInTheDocument();
});

test('compact has the count and its change, and all of it in words', () => {
  show({ width: 150, height: 100 });
  expect(screen.getByTestId('timeouts-count')).toHaveTextContent('74');
  expect(screen.getByTestId('timeouts-change')).toHaveTextContent('51 more (was 23)');
  expect(screen.queryByRole('list')).toBeNull();
  expect(screen.getByText(/^74 timeouts of 99,997 requests/)).toBeInTheDocument();
});

test('each part can be switched off', () => {
  show({
    options: {
      sparkline: false,
      change: false,
      endpoints: false,
      nearTimeouts: false,
      signals: false,
    },
  });
  expect(screen.getByTestId('timeouts-count')).toBeVisible();
  expect(screen.queryByTestId('sparkline')).toBeNull();
  expect(screen.queryByTestId('timeouts-change')).toBeNull();
  expect(screen.queryByRole('list')).toBeNull();
  expect(screen.queryByText(/^Near|^Signal/)).toBeNull();
});

test('the field options decide how the count is written', () => {
  const frames = timeoutsFrames();
  for (const field of frames[2].fields) field.config = { ...field.config, decimals: 1 };
  show({ frames });
  expect(screen.getByTestId('timeouts-count')).toHaveTextContent('74.0');
});

test('links of an override stand at every endpoint', () => {
  const frames = timeoutsFrames();
  frames[2].fields[1].config.links = [{ title: 'Traces', url: 'https://traces.example' }];
  show({ frames });
  expect(screen.getAllByRole('link', { name: 'Traces' })).toHaveLength(2);
});

test('a link can name the endpoint by label and is whole for each row', () => {
  const frames = timeoutsFrames();
  const [first] = frames[2].fields;
  first.config.links = [
    { title: 'Traces', url: 'https://traces.example/${__field.labels.endpoint}' },
  ];
  const props = panelProps(defaultOptions, frames);
  const replaceVariables: InterpolateFunction = (text, scopedVars = {}) => {
    return text.replace(
      '${__field.labels.endpoint}',
      scopedVars.__dataContext?.value.field.labels?.endpoint ?? '',
    );
  };
  render(<TimeoutsPanel {...props} replaceVariables={replaceVariables} />);
  const links = screen.getAllByRole('link', { name: 'Traces' });
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    'https://traces.example/POST /api/reports/generate',
    'https://traces.example/POST /api/export/csv',
  ]);
});

test('work that went on after the timeout is told where the data has it', () => {
  const orphaned = {
    ...timeoutFinding,
    rule: 'orphaned-work',
    summary: '12 ran on for up to 90 s.',
  } as const;
  show({ frames: [...timeoutsFrames(), ...findingsFrames([orphaned], [])] });
  expect(screen.getByText('12 ran on for up to 90 s.')).toBeVisible();
  expect(screen.getByText(/16 near timeouts. 12 ran on for up to 90 s.$/)).toBeInTheDocument();
});

test('no timeouts are a good zero', () => {
  const endpoints = incident.map((row) => ({ ...row, timeouts: 0, near: 0 }));
  show({ frames: timeoutsFrames({ endpoints }) });
  expect(screen.getByTestId('timeouts-count')).toHaveTextContent('0');
  expect(screen.getByTestId('timeouts-change')).toHaveTextContent('23 fewer than before (23)');
});

test.each([
  ['an empty answer', [emptyAnswer('timeouts')]],
  ['rows of zero', timeoutsFrames({ endpoints: [] })],
])('%s: without requests nothing is said about timeouts', (_, frames) => {
  show({ frames });
  expect(screen.queryByTestId('timeouts-count')).toBeNull();
  expect(screen.getByRole('status')).toHaveTextContent(
    /^No requests in this range.*Choose a longer range/,
  );
});

test('that only part was read is known at every size, and beside silence', () => {
  const notices = [{ severity: 'warning' as const, text: 'Only 12 % has been read.' }];
  for (const [width, height] of [
    [200, 90],
    [400, 160],
    [1_000, 500],
  ] as const) {
    const { unmount } = show({ frames: timeoutsFrames({ notices }), width, height });
    expect(screen.getByRole('button', { name: '1 notice' })).toBeVisible();
    unmount();
  }
  show({ frames: [emptyAnswer('timeouts', notices)] });
  expect(screen.getByRole('button', { name: '1 notice' })).toBeVisible();
});

test('an earlier range without requests is nothing to compare with', () => {
  const endpoints = incident.map((row) => ({ ...row, before: 0, requestsBefore: 0 }));
  show({ frames: timeoutsFrames({ endpoints }) });
  expect(screen.getByTestId('timeouts-change')).toHaveTextContent(/^nothing to compare with$/);
});

test('signals for which there is no room are counted', () => {
  show({ width: 200, height: 300 });
  expect(screen.getByText('and 3 more')).toBeVisible();
  cleanup();
  show({ width: 400, height: 260 });
  expect(screen.getByText('and 4 signals')).toBeVisible();
});

test('a picture of the same data at the same size is the same', () => {
  const picture = () => {
    const { container, unmount } = show();
    const html = container.innerHTML;
    unmount();
    return html;
  };
  expect(picture()).toBe(picture());
});

test('other data says which query to add', () => {
  show({ frames: [] });
  expect(screen.getByRole('status')).toHaveTextContent(/choose the kind Timeouts/);
});

test('the first load', () => {
  show({ frames: [], data: { state: LoadingState.Loading, series: [] } });
  expect(screen.getByRole('status')).toHaveTextContent('Counting timeouts');
});

test('an error says what went wrong and what to do; beside data it is a note', () => {
  const data = { state: LoadingState.Error, errors: [{ message: 'Access denied.' }] };
  const { unmount } = show({ frames: [], data });
  expect(screen.getByRole('alert')).toHaveTextContent(/could not be read.*Access denied/);
  unmount();
  show({ data });
  expect(screen.getByRole('button', { name: '1 notice' })).toBeVisible();
  expect(screen.getByTestId('timeouts-count')).toHaveTextContent('74');
});

test('a query that is not in the numbers is named', async () => {
  show({ frames: [...timeoutsFrames(), ...timeoutsFrames({ refId: 'B' })] });
  await userEvent.click(screen.getByRole('button', { name: '1 notice' }));
  expect(screen.getByText(/^Query B counts the same source/)).toBeVisible();
});
