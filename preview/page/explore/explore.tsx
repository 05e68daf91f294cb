import { css, cx } from '@emotion/css';
import {
  CoreApp,
  LoadingState,
  type DataSourceApi,
  type GrafanaTheme2,
  type PanelData,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { Alert, Button, LoadingPlaceholder, Stack, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import type { TimeControl } from '../chrome/use-time';
import { noticesOf } from '../dashboard/panel-notices';
import { runQueries } from '../dashboard/run-queries';
import { changeSearch } from '../state/search';
import { withShown } from '../state/with-shown';
import { FrameGraph, isGraph } from './frame-graph';
import { FrameTable } from './frame-table';
import { isLogLines, isNewestFirst, LogLines } from './log-lines';

interface Props {
  readonly source: string;
  readonly time: Pick<TimeControl, 'range' | 'timeZone'>;
  /** The query as the address holds it; that which the data source begins with where it holds none. */
  readonly given: string | null;
}

/** As Grafana's Explore: the query editor of the plugin, and the frames that come back. */
export function Explore({ source, time, given }: Props) {
  const styles = useStyles2(getStyles);
  const { range, timeZone } = time;
  const [datasource, setDatasource] = useState<DataSourceApi>();
  useEffect(() => {
    let isCurrent = true;
    void getDataSourceSrv()
      .get({ uid: source })
      .then((found) => isCurrent && setDatasource(found));
    return () => {
      isCurrent = false;
    };
  }, [source]);
  const [query, setQuery] = useState<DataQuery>();
  const shown = query ?? firstQuery(given, datasource);
  const [data, setData] = useState<PanelData>();
  const [runs, setRuns] = useState(0);
  useEffect(() => {
    if (datasource === undefined) return undefined;
    const run = runQueries({
      ...{ source, range, timeZone, panelId: 0, app: CoreApp.Explore, maxDataPoints: 1_000 },
      requestId: `explore-${runs}`,
      targets: [shown],
    }).subscribe((next) => setData((answered) => withShown(next, answered)));
    return () => run.unsubscribe();
    // Typing does not run a query; leaving a field or the button does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [datasource, source, range, timeZone, runs]);
  const Editor = datasource?.components?.QueryEditor;
  if (datasource === undefined || Editor === undefined)
    return <LoadingPlaceholder text="Loading …" />;
  const change = (changed: DataQuery) => {
    setQuery(changed);
    changeSearch({ query: JSON.stringify(changed) });
  };
  const run = () => setRuns((count) => count + 1);
  return (
    <div className={styles.box}>
      <Stack direction="column" gap={2}>
        <Editor
          datasource={datasource}
          query={shown}
          onChange={change}
          onRunQuery={run}
          app={CoreApp.Explore}
          range={range}
          {...(data && { data })}
        />
        <div>
          <Button icon="sync" size="sm" variant="secondary" onClick={run}>
            Run query
          </Button>
        </div>
      </Stack>
      <Answer data={data} timeZone={timeZone} />
    </div>
  );
}

interface AnswerProps {
  readonly data: PanelData | undefined;
  readonly timeZone: string;
}

function Answer({ data, timeZone }: AnswerProps) {
  const styles = useStyles2(getStyles);
  const isLoading = data === undefined || data.state === LoadingState.Loading;
  if (data === undefined || (isLoading && data.series.length === 0)) {
    return <LoadingPlaceholder text="Asking …" />;
  }
  const time = { range: data.timeRange, timeZone };
  const text: unknown = Reflect.get(data.request?.targets[0] ?? {}, 'text');
  return (
    <div aria-live="polite" aria-busy={isLoading} className={cx(isLoading && styles.waiting)}>
      {data.error !== undefined && (
        <Alert title="The query failed" severity="error">
          {data.error.message}
        </Alert>
      )}
      {noticesOf(data.series).map(({ text: notice, severity }) =>
        severity === 'info' ? (
          <p key={notice} className={styles.info}>
            {notice}
          </p>
        ) : (
          <Alert key={notice} title={notice} severity={severity} />
        ),
      )}
      {data.series.filter(isGraph).map((frame, index) => (
        <FrameGraph key={index} frame={frame} time={time} />
      ))}
      {data.series.map((frame, index) =>
        isLogLines(frame) ? (
          <LogLines
            key={index}
            frame={frame}
            timeZone={timeZone}
            isNewestFirst={isNewestFirst(typeof text === 'string' ? text : '')}
          />
        ) : (
          <FrameTable key={index} frame={frame} timeZone={timeZone} />
        ),
      )}
    </div>
  );
}

function firstQuery(given: string | null, datasource: DataSourceApi | undefined): DataQuery {
  const start = { refId: 'A', ...datasource?.getDefaultQuery?.(CoreApp.Explore) };
  if (given === null) return start;
  try {
    const query: unknown = JSON.parse(given);
    return typeof query === 'object' && query !== null ? { ...query, refId: 'A' } : start;
  } catch {
    return start;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    padding: theme.spacing(2),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  }),
  info: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  // The answer before stays until the next is there.
  waiting: css({ opacity: 0.6 }),
});
