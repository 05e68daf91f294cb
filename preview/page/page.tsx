import { css } from '@emotion/css';
import { createTheme, ThemeContext, type GrafanaTheme2 } from '@grafana/data';
import { Alert, GlobalStyles, PortalContainer, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { GrafanaLinks } from './chrome/grafana-links';
import { Header } from './chrome/header';
import { Toolbar } from './chrome/toolbar';
import { useTime } from './chrome/use-time';
import { Dashboard } from './dashboard/dashboard';
import { AnalysisView } from './drop/analysis-view';
import { DropArea } from './drop/drop-area';
import { useAnalysis } from './drop/use-analysis';
import { Explore } from './explore/explore';
import type { PreviewSettings } from '../settings';
import { useSearch } from './state/search';
import { rememberTheme, themeMode, type ThemeMode } from './state/theme';
import { viewOf } from './state/view';
import { WithFonts } from './with-fonts';

interface Props {
  readonly settings: PreviewSettings;
}

/** The preview, in the theme that was chosen last. */
export function Page({ settings }: Props) {
  const [mode, setMode] = useState(themeMode);
  const [theme, setTheme] = useState(() => createTheme({ colors: { mode } }));
  const change = (chosen: ThemeMode) => {
    rememberTheme(chosen);
    setMode(chosen);
    setTheme(createTheme({ colors: { mode: chosen } }));
  };
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <WithFonts>
        <Content settings={settings} mode={mode} onMode={change} />
      </WithFonts>
      <PortalContainer />
    </ThemeContext.Provider>
  );
}

interface ContentProps extends Props {
  readonly mode: ThemeMode;
  readonly onMode: (mode: ThemeMode) => void;
}

function Content({ settings, mode, onMode }: ContentProps) {
  const styles = useStyles2(getStyles);
  const search = useSearch();
  const time = useTime(search);
  const view = viewOf(search);
  const analysis = useAnalysis(view === 'files', settings.maxAnalysisBytes);
  const { dataSources, maxAnalysisBytes } = settings;
  const wanted = search.get('source');
  const source = dataSources.find(({ uid }) => uid === wanted) ?? dataSources[0];
  const isExplore = view === 'explore';
  const filter = search.getAll('var-endpoint').join('\n');
  return (
    <div className={styles.page}>
      <Header
        version={settings.version}
        view={view}
        mode={mode}
        onMode={onMode}
        onFiles={analysis.start}
      />
      <main className={styles.main}>
        {view === 'files' ? (
          <AnalysisView state={analysis.state} timeZone={time.timeZone} />
        ) : source === undefined ? (
          <Alert title="No source is configured" severity="info">
            Name log groups in tailgate.yaml and start again, or drop files with access logs on this
            page.
          </Alert>
        ) : (
          <>
            <Toolbar
              sources={dataSources}
              source={source.uid}
              search={search}
              time={time}
              hasVariables={!isExplore}
            />
            {isExplore ? (
              <Explore source={source.uid} time={time} given={search.get('query')} />
            ) : (
              <Dashboard source={source.uid} time={time} filter={filter} />
            )}
          </>
        )}
      </main>
      <footer className={styles.footer}>
        This page is for trying Tailgate out and for its tests, on this machine alone. For daily
        work install the plugin in Grafana.
      </footer>
      <DropArea maxBytes={maxAnalysisBytes} onFiles={analysis.start} />
      <GrafanaLinks />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    background: theme.colors.background.canvas,
    color: theme.colors.text.primary,
  }),
  main: css({
    display: 'flex',
    flexDirection: 'column',
    flex: 1,
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    [theme.breakpoints.down('md')]: { padding: theme.spacing(1) },
  }),
  footer: css({
    padding: theme.spacing(0, 2, 2),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
