import { LoadingState, type DataFrame, type DataQueryRequest } from '@grafana/data';
import { FindingsPanel } from '../../panels/findings/findings-panel';
import { migrateOptions } from '../../panels/findings/options';
import { episodesFrame, findingsFrames } from '../../panels/findings/testing/findings-frames';
import {
  blindRule,
  emptyRule,
  latencyFinding,
  ranRules,
  sampleEpisodes,
  sampleFindings,
} from '../../panels/findings/testing/sample-findings';
import { ruleName } from '../../components/wording/names';
import { given, renderPanel } from './panel-page';
import { parameters } from './render-page';

// The findings panel on made-up frames. Parameters: `case`, `width`, `height`, `theme`, `options`.

const cases: Readonly<Record<string, () => DataFrame[]>> = {
  incident: () => [...findingsFrames(sampleFindings, ranRules), episodesFrame(sampleEpisodes)],
  blind: () => findingsFrames(sampleFindings, [...ranRules, blindRule]),
  // Three more that are high, below the worst.
  many: () => {
    const more = (['high-5xx', 'slow-integration', 'high-4xx'] as const).map((rule) => ({
      ...latencyFinding,
      rule,
      title: ruleName(rule),
    }));
    return [
      ...findingsFrames([...sampleFindings, ...more], ranRules),
      episodesFrame(sampleEpisodes),
    ];
  },
  noticed: () => withNotices(findingsFrames(sampleFindings, ranRules)),
  partial: () => withNotices(findingsFrames([], ranRules)),
  nothing: () => findingsFrames([], [...ranRules, blindRule]),
  'no-data': () => findingsFrames([], [emptyRule]),
  'cannot-know': () => findingsFrames([], [blindRule]),
  other: () => [],
  error: () => [],
  loading: () => [],
};

function withNotices([first, ...others]: DataFrame[]): DataFrame[] {
  const notices = [
    { severity: 'warning', text: 'Only 12 % of the range has been read so far.' },
    { severity: 'info', text: 'Episodes are complete up to 23:55 UTC.' },
  ] as const;
  return [{ ...first, meta: { ...first.meta, notices: [...notices] } }, ...others];
}

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
