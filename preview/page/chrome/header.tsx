import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, Tab, TabsBar, ToolbarButton, useStyles2 } from '@grafana/ui';
import { FileButton } from '../drop/file-button';
import { changeSearch } from '../state/search';
import type { ThemeMode } from '../state/theme';
import type { View } from '../state/view';

interface Props {
  readonly version: string;
  readonly view: View;
  readonly mode: ThemeMode;
  readonly onMode: (mode: ThemeMode) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The bar at the top: what this is, its views, and what holds for the whole page. */
export function Header({ version, view, mode, onMode, onFiles }: Props) {
  const styles = useStyles2(getStyles);
  const other = mode === 'dark' ? 'light' : 'dark';
  const show = (name: string | null) => () => changeSearch({ view: name });
  return (
    <header className={styles.bar}>
      <div className={styles.name}>
        <img
          src="/public/plugins/tailgate-apigateway-app/img/logo.svg"
          alt=""
          className={styles.logo}
        />
        <h1 className={styles.title}>Tailgate</h1>
        <Badge
          color="blue"
          text="Preview for trial and tests"
          tooltip={`Version ${version}, without Grafana; the data comes the way it comes in Grafana.`}
        />
      </div>
      <TabsBar hideBorder className={styles.tabs}>
        <Tab label="Dashboard" icon="apps" active={view === 'dashboard'} onChangeTab={show(null)} />
        <Tab
          label="Explore"
          icon="compass"
          active={view === 'explore'}
          onChangeTab={show('explore')}
        />
      </TabsBar>
      <div className={styles.actions}>
        <FileButton onFiles={onFiles} />
        <ToolbarButton
          icon="adjust-circle"
          variant="canvas"
          aria-label={`Change to the ${other} theme`}
          tooltip={`Change to the ${other} theme`}
          onClick={() => onMode(other)}
        />
      </div>
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(2),
    padding: theme.spacing(0, 2),
    minHeight: theme.spacing(6),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    [theme.breakpoints.down('md')]: { padding: theme.spacing(0, 1) },
  }),
  name: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  logo: css({ width: 24, height: 24 }),
  title: css({ ...theme.typography.h5, margin: 0 }),
  tabs: css({
    flex: '1 0 auto',
    [theme.breakpoints.down('md')]: { order: 1, flex: '1 1 100%', minWidth: 0, overflowX: 'auto' },
  }),
  actions: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginLeft: 'auto',
    padding: theme.spacing(0.5, 0),
  }),
});
