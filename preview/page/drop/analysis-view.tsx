import { css } from '@emotion/css';
import { dateTimeFormat, type AbsoluteTimeRange, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { PanelFrame } from '../dashboard/panel-frame';
import { useSize } from '../dashboard/use-size';
import { timeZone } from '../state/time';
import { findingsData, type AnalysisAnswer } from './analysis';
import { FileList } from './file-list';
import type { AnalysisControl } from './use-analysis';

/** What became of the files that were dropped. */
export function AnalysisView({ state, clear }: Pick<AnalysisControl, 'state' | 'clear'>) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.column}>
      <div>
        <Button variant="secondary" icon="arrow-left" onClick={clear}>
          Back to the dashboard
        </Button>
      </div>
      {state.kind === 'running' && (
        <LoadingPlaceholder text={`Reading ${state.names.join(', ')} on this machine …`} />
      )}
      {state.kind === 'failed' && (
        <Alert title="The files could not be analysed" severity="error">
          {state.message}
        </Alert>
      )}
      {state.kind === 'done' && <Findings answer={state.answer} />}
    </div>
  );
}

/** There is no dashboard around it whose variable a finding could set. */
const options = { endpointVariable: '' };

function Findings({ answer }: { readonly answer: AnalysisAnswer }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <section aria-label="What was read" className={styles.facts}>
        <p>{rangeText(answer)}</p>
        {answer.input.unreadableReasons.map(({ reason, count }, index) => (
          <p key={index}>
            Not used: {count.toLocaleString()} × {reason}
          </p>
        ))}
        <FileList files={answer.input.files} />
      </section>
      {answer.notices.map((notice) => (
        <Alert key={notice} title={notice} severity="warning" />
      ))}
      <Verdict answer={answer} />
    </>
  );
}

/** Findings, nothing found, and nothing that could be judged are three things. */
function Verdict({ answer }: { readonly answer: AnalysisAnswer }) {
  const { events, unreadable } = answer.input;
  const judged = events - unreadable;
  if (judged <= 0) {
    return (
      <Alert
        title="There is nothing to judge: the files hold no access log lines"
        severity="warning"
      >
        Drop the access log of the stage as CloudWatch Logs exports it, in JSON with one line for
        each request.
      </Alert>
    );
  }
  if (answer.frames.every(({ data }) => (data?.values[0]?.length ?? 0) === 0)) {
    return (
      <Alert
        title={`Nothing found: no rule fired on ${judged.toLocaleString()} log events`}
        severity="success"
      />
    );
  }
  return <FindingsPanel answer={answer} />;
}

function FindingsPanel({ answer }: { readonly answer: AnalysisAnswer }) {
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

function rangeText({ input: { events, unreadable, from, to } }: AnalysisAnswer): string {
  const count = `${events.toLocaleString()} log events were read${lostText(unreadable)}`;
  if (from === null || to === null) return `${count}; none has a time that could be judged.`;
  const text = (instant: string) => dateTimeFormat(instant, { timeZone });
  return `${count}, from ${text(from)} to ${text(to)}. The files were removed again.`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  facts: css({ p: { marginBottom: theme.spacing(0.5) } }),
  findings: css({ height: '75vh', minHeight: 480 }),
});
