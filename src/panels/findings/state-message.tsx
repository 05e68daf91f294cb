import { enoughRequests } from '../../components/enough-requests';
import { PanelMessage } from '../../components/states/panel-message';
import { ruleName } from '../../components/wording/names';
import { plural } from '../../components/wording/quantity-text';
import type { PanelState } from './judge-state';

interface Props {
  readonly state: Exclude<PanelState, { kind: 'findings' }>;
  readonly isCompact: boolean;
  /** Whether the answer warns that something is missing from it. */
  readonly isPartial: boolean;
}

/** What the panel says in place of a list: nothing found, no data and cannot know are kept apart. */
export function StateMessage({ state, isCompact, isPartial }: Props) {
  switch (state.kind) {
    case 'nothing-found':
      return <NothingFound state={state} isCompact={isCompact} isPartial={isPartial} />;
    case 'no-data':
      return (
        <PanelMessage tone="neutral" title="No data" isCompact={isCompact}>
          <p>{state.reason || 'There is nothing to judge in this time range.'}</p>
          <p>{state.remedy || 'Choose a longer time range.'}</p>
        </PanelMessage>
      );
    case 'cannot-know':
      return (
        <PanelMessage tone="unknown" title="Cannot know" isCompact={isCompact}>
          <p>No rule can run on what these logs hold. Below is what each of them lacks.</p>
        </PanelMessage>
      );
    case 'hidden':
      return (
        <PanelMessage tone="neutral" title="Nothing to list" isCompact={isCompact}>
          <p>
            {plural(state.count, 'finding')}{' '}
            {state.count === 1 ? 'is hidden by the option' : 'are hidden by the options'} Severity
            or Explained findings of this panel.
          </p>
        </PanelMessage>
      );
    case 'unsaid':
      return (
        <PanelMessage tone="neutral" title="No findings" isCompact={isCompact}>
          <p>
            The data does not say whether rules ran. Add the frame “rules” to tell “nothing found”
            from “no data”.
          </p>
        </PanelMessage>
      );
    case 'no-answer':
      return (
        <PanelMessage tone="bad" title="No answer" isCompact={isCompact}>
          <p>
            The query for findings was answered with nothing, so this says nothing about your API.
            See whether “tailgate serve” runs; use “Save & test” in the settings of the data source.
          </p>
        </PanelMessage>
      );
    case 'other-kind':
      return (
        <PanelMessage tone="neutral" title="No findings in this query" isCompact={isCompact}>
          <p>Choose the kind Findings in the query of this panel.</p>
        </PanelMessage>
      );
    case 'no-frame':
      return (
        <PanelMessage tone="neutral" title="No findings in this data" isCompact={isCompact}>
          <p>
            Add a query of the Tailgate data source and choose the kind Findings. Any table with the
            columns severity, title and summary works too.
          </p>
        </PanelMessage>
      );
  }
}

interface NothingFoundProps extends Omit<Props, 'state'> {
  readonly state: Extract<PanelState, { kind: 'nothing-found' }>;
}

function NothingFound({ state, isCompact, isPartial }: NothingFoundProps) {
  const { judged, few, requests, blind } = state;
  const names = (rules: readonly string[]) => rules.map(ruleName).join(', ');
  return (
    <PanelMessage
      // Green is only what has been looked at in full, and by rules that had enough to look at.
      tone={blind > 0 || isPartial ? 'unknown' : few.length > 0 ? 'neutral' : 'good'}
      title={nothingFoundTitle(state, isPartial)}
      isCompact={isCompact}
    >
      {judged.length > 0 ? (
        <p>
          {plural(judged.length, 'rule')} judged {plural(requests, 'request')} in this time range
          {few.length > 0 ? `: ${names(judged)}.` : '.'}
        </p>
      ) : (
        <p>{plural(requests, 'request')} in this time range.</p>
      )}
      {few.length > 0 && (
        <p>
          Too few requests for rules on percentiles and rates ({enoughRequests} needed):{' '}
          {names(few)}.
        </p>
      )}
      {few.length > 0 && <p>Choose a longer time range.</p>}
      {isPartial && <p>The notice above says what is missing.</p>}
    </PanelMessage>
  );
}

function nothingFoundTitle(
  { judged, few, blind }: NothingFoundProps['state'],
  isPartial: boolean,
): string {
  const nobodyJudged = judged.length === 0;
  const lacks = [
    ...(few.length > 0 && !nobodyJudged
      ? [`too few requests for ${plural(few.length, 'rule')}`]
      : []),
    ...(blind > 0 ? [`${plural(blind, 'rule')} cannot run`] : []),
    ...(isPartial ? ['data incomplete'] : []),
  ];
  return [nobodyJudged ? 'Too few requests to judge' : 'Nothing found', ...lacks].join(', ');
}
