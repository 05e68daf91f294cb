import { css } from '@emotion/css';
import {
  CoreApp,
  LoadingState,
  type DataSourceApi,
  type GrafanaTheme2,
  type PanelData,
  type QueryResultMetaNotice,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { Alert, Button, LoadingPlaceholder, Stack, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { runQueries } from '../dashboard/run-queries';
import { changeSearch } from '../state/search';
import { FrameTable } from './frame-table';

interface Props {
  readonly source: string;
  readonly range: TimeRange;
  /** The query as the address holds it; that which the data source begins with where it holds none. */
  readonly given: string | null;
}

/** As Grafana's Explore: the query editor of the plugin, and the frames that come back. */
export function Explore({ source, range, given }: Props) {
  const styles = useStyles2(getStyles);
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
      ...{ source, range, panelId: 0, app: CoreApp.Explore, maxDataPoints: 1_000 },
      requestId: `explore-${runs}`,
      targets: [shown],
    }).subscribe(setData);
    return () => run.unsubscribe();
    // Typing does not run a query; leaving a field or the button does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [datasource, source, range, runs]);
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
      <Answer data={data} />
    </div>
  );
}

function Answer({ data }: { readonly data: PanelData | undefined }) {
  if (data === undefined || data.state === LoadingState.Loading) {
    return <LoadingPlaceholder text="Asking …" />;
  }
  return (
    <div aria-live="polite">
      {data.error !== undefined && (
        <Alert title="The query failed" severity="error">
          {data.error.message}
        </Alert>
      )}
      {noticesOf(data).map(({ severity, text }) => (
        <Alert key={text} title={text} severity={severity} />
      ))}
      {data.series.map((frame, index) => (
        <FrameTable key={index} frame={frame} />
      ))}
    </div>
  );
}

/** Each once: all frames of an answer carry those of the answer. */
function noticesOf({ series }: PanelData): QueryResultMetaNotice[] {
  const notices = series.flatMap((frame) => frame.meta?.notices ?? []);
  return [...new Map(notices.map((notice) => [notice.text, notice])).values()];
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
});
