import { LoadingState, type DataFrame } from '@grafana/data';
import { migrateOptions } from '../../panels/timeouts/options';
import { timeoutsFrames, incident } from '../../panels/timeouts/testing/timeouts-frames';
import { TimeoutsPanel } from '../../panels/timeouts/timeouts-panel';
import { given, renderPanel } from './panel-page';
import { parameters } from './render-page';

// The timeouts panel on made-up frames. Parameters: `case`, `width`, `height`, `theme`, `options`.

const quiet = incident.map((row) => ({ ...row, timeouts: 0, near: 0 }));
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
  empty: () => timeoutsFrames({ endpoints: [], isCompared: false }),
  other: () => [],
  error: () => [],
  loading: () => [],
};

const name = parameters.get('case') ?? 'incident';
const compared = { refId: 'A', compare: 'day' };

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
