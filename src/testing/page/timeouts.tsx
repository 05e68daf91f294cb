import { LoadingState, type DataFrame, type QueryResultMetaNotice } from '@grafana/data';
import { migrateOptions } from '../../panels/timeouts/options';
import { findingsFrames } from '../../panels/findings/testing/findings-frames';
import { timeoutFinding } from '../../panels/findings/testing/sample-findings';
import {
  emptyAnswer,
  incident,
  timeoutsFrames,
} from '../../panels/timeouts/testing/timeouts-frames';
import { TimeoutsPanel } from '../../panels/timeouts/timeouts-panel';
import { given, renderPanel } from './panel-page';
import { parameters } from './render-page';

// The timeouts panel on made-up frames. Parameters: `case`, `width`, `height`, `theme`, `options`.

const quiet = incident.map((row) => ({ ...row, timeouts: 0, near: 0 }));
const partial: QueryResultMetaNotice = {
  severity: 'warning',
  text: 'Only 12 % of the range has been read. Refresh for more.',
};
const late: QueryResultMetaNotice = {
  severity: 'info',
  text: 'Episodes are complete up to 23:50 UTC.',
};
const orphaned = {
  ...timeoutFinding,
  rule: 'orphaned-work',
  summary:
    '41 of 74 requests ran on for up to 92 s after API Gateway had answered 504; they took 38 min of Lambda time.',
} as const;
const cases: Readonly<Record<string, () => DataFrame[]>> = {
  incident: () => timeoutsFrames(),
  many: () =>
    timeoutsFrames({
      endpoints: Array.from({ length: 40 }, (_, index) => ({
        endpoint: `GET /api/catalogue/{category}/products/{productId}/variants/${index}`,
        timeouts: 4_000 - index * 100,
        near: index,
        requests: 90_000,
        before: 4_000,
      })),
    }),
  quiet: () => timeoutsFrames({ endpoints: quiet }),
  'no-requests': () => [emptyAnswer('timeouts')],
  partial: () => [emptyAnswer('timeouts', [partial])],
  'other-kind': () => [emptyAnswer('findings')],
  'nothing-before': () =>
    timeoutsFrames({
      endpoints: incident.map((row) => ({ ...row, before: 0, requestsBefore: 0 })),
    }),
  notices: () => timeoutsFrames({ notices: [partial, late] }),
  orphaned: () => [...timeoutsFrames({ notices: [late] }), ...findingsFrames([orphaned], [])],
  other: () => [],
  'no-answer': () => [],
  error: () => [],
  loading: () => [],
};

const name = parameters.get('case') ?? 'incident';
const compared = {
  refId: 'A',
  compare: 'day',
  ...(name === 'other' ? {} : { kind: 'timeouts' }),
};

renderPanel({
  Panel: TimeoutsPanel,
  options: migrateOptions(given('options')),
  frames: cases[name]?.() ?? [],
  state: name === 'loading' ? LoadingState.Loading : LoadingState.Done,
  error: name === 'error' ? 'The log group /aws/shop does not exist.' : undefined,
  request: { targets: [compared] },
  thresholds: [
    { value: -Infinity, color: 'green' },
    { value: 1, color: 'red' },
  ],
});
