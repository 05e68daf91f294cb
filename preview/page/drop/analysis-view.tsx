import { css } from '@emotion/css';
import { dateTimeFormat, type AbsoluteTimeRange, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { PanelFrame } from '../dashboard/panel-frame';
import { useSize } from '../dashboard/use-size';
import { changeSearch } from '../state/search';
import { findingsData, type AnalysisAnswer } from './analysis';
import { FileList } from './file-list';
import type { AnalysisState } from './use-analysis';

interface Props {
  readonly state: AnalysisState;
  readonly timeZone: string;
}

/** What became of the files that were dropped. */
export function AnalysisView({ state, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.column}>
      <div>
        <Button variant="secondary" icon="arrow-left" onClick={() => changeSearch({ view: null })}>
          Back to the dashboard
        </Button>
      </div>
      {state.kind === 'none' && (
        <Alert title="The files are not kept: drop them again" severity="info">
          They are removed when their findings are there, and findings are forgotten with the page.
        </Alert>
      )}
      {state.kind === 'running' && (
        <LoadingPlaceholder text={`Reading ${state.names.join(', ')} on this machine …`} />
      )}
      {state.kind === 'failed' && (
        <Alert title="The files could not be analysed" severity="error">
          {state.message}
        </Alert>
      )}
      {state.kind === 'done' && <Findings answer={state.answer} timeZone={timeZone} />}
    </div>
  );
}

/** There is no dashboard around it whose variable a finding could set. */
const options = { endpointVariable: '' };

interface FindingsProps {
  readonly answer: AnalysisAnswer;
  readonly timeZone: string;
}

function Findings({ answer, timeZone }: FindingsProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <section aria-label="What was read" className={styles.facts}>
        <p>{rangeText(answer, timeZone)}</p>
        {answer.input.unreadableReasons.map(({ reason, count, file }, index) => (
          <p key={index}>
            Not used: {count.toLocaleString()} × {reason} ({file})
          </p>
        ))}
        <FileList files={answer.input.files} />
      </section>
      {answer.notices.map((notice) => (
        <Alert key={notice} title={notice} severity="warning" />
      ))}
      {answer.input.events > answer.input.unreadable ? (
        <FindingsPanel answer={answer} timeZone={timeZone} />
      ) : (
        <Alert
          title="There is nothing to judge: the files hold no access log lines"
          severity="warning"
        >
          Drop the access log of the stage as CloudWatch Logs exports it, in JSON with one line for
          each request.
        </Alert>
      )}
    </>
  );
}

/** Findings, nothing found, and what cannot be known are three things, which the panel keeps apart. */
function FindingsPanel({ answer, timeZone }: FindingsProps) {
  const styles = useStyles2(getStyles);
  const data = useMemo(() => findingsData(answer), [answer]);
  const [watch, size] = useSize();
  const [part, setPart] = useState<AbsoluteTimeRange>();
  return (
    <>
      {part !== undefined && (
        <Alert
          title="Files are judged as a whole here"
          severity="info"
          onRemove={() => setPart(undefined)}
        >
          For this part alone run: <code>{partCommand(part)}</code>
        </Alert>
      )}
      <section ref={watch} className={styles.findings} aria-label="Findings in the files">
        {size !== undefined && (
          <PanelFrame
            id={10}
            plugin="tailgate-findings-panel"
            title="Findings in the files"
            data={data}
            timeZone={timeZone}
            options={options}
            onChangeTimeRange={setPart}
            {...size}
          />
        )}
      </section>
    </>
  );
}

function partCommand({ from, to }: AbsoluteTimeRange): string {
  const text = (instant: number) => new Date(instant).toISOString();
  return `bin/tailgate analyze --from ${text(from)} --to ${text(to)} FILES`;
}

const lostText = (count: number): string =>
  count === 0 ? '' : `, ${count.toLocaleString()} of which could not be used`;

function rangeText({ input }: AnalysisAnswer, timeZone: string): string {
  const { events, unreadable, from, to } = input;
  const count = `${events.toLocaleString()} log events were read${lostText(unreadable)}`;
  if (from === null || to === null) return `${count}; none has a time that could be judged.`;
  const text = (instant: string) => dateTimeFormat(instant, { timeZone });
  return `${count}, from ${text(from)} to ${text(to)}. The files were removed again.`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  facts: css({ overflowWrap: 'anywhere', p: { marginBottom: theme.spacing(0.5) } }),
  findings: css({ height: '75vh', minHeight: 480 }),
});
