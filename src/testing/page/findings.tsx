import { LoadingState, type DataFrame, type DataQueryRequest } from '@grafana/data';
import { FindingsPanel } from '../../panels/findings/findings-panel';
import { migrateOptions } from '../../panels/findings/options';
import { findingsFrames } from '../../panels/findings/testing/findings-frames';
import {
  blindRule,
  emptyRule,
  ranRules,
  sampleFindings,
} from '../../panels/findings/testing/sample-findings';
import { given, renderPanel } from './panel-page';
import { parameters } from './render-page';

// The findings panel on made-up frames. Parameters: `case`, `width`, `height`, `theme`, `options`.

const cases: Readonly<Record<string, () => DataFrame[]>> = {
  incident: () => findingsFrames(sampleFindings, ranRules),
  blind: () => findingsFrames(sampleFindings, [...ranRules, blindRule]),
  nothing: () => findingsFrames([], [...ranRules, blindRule]),
  'no-data': () => findingsFrames([], [emptyRule]),
  'cannot-know': () => findingsFrames([], [blindRule]),
  other: () => [],
  error: () => [],
  loading: () => [],
};

const name = parameters.get('case') ?? 'incident';

renderPanel({
  Panel: FindingsPanel,
  options: migrateOptions(given('options')),
  frames: cases[name]?.() ?? [],
  state: name === 'loading' ? LoadingState.Loading : LoadingState.Done,
  error: name === 'error' ? 'The log group /aws/shop does not exist.' : undefined,
  request: { targets: [target()] },
});

function target(): DataQueryRequest['targets'][number] {
  const datasource = { type: 'tailgate-apigateway-datasource', uid: 'tailgate' };
  return { refId: 'A', datasource };
}
