import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { Menu, useStyles2 } from '@grafana/ui';
import { changeSearch } from '../state/search';
import { changeToInstants } from '../state/time';
import { PanelFrame } from './panel-frame';
import { dashboard, type PanelDefinition } from './panels';
import { usePanelData } from './use-panel-data';
import { useSize } from './use-size';

/** Height of a row of the grid and the gap between rows, px, as in Grafana. */
const rowHeight = 30;
const gap = 8;

interface Props {
  readonly source: string;
  readonly range: TimeRange;
  readonly filter: string;
}

/** The three panels on Grafana's grid; one below the other where the page is narrow. */
export function Dashboard(props: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.grid}>
      {dashboard.map((panel) => (
        <Cell key={panel.id} panel={panel} {...props} />
      ))}
    </div>
  );
}

function Cell({ panel, source, range, filter }: Props & { readonly panel: PanelDefinition }) {
  const [watch, size] = useSize();
  const data = usePanelData(panel, source, range, size?.width, filter);
  const { id, plugin, title, description, options, place, narrowRows, targets } = panel;
  const styles = useStyles2(getCellStyles, place, narrowRows);
  const explore = () => changeSearch({ view: 'explore', query: JSON.stringify(targets[0]) });
  const menu = (
    <Menu>
      <Menu.Item label="Explore" icon="compass" onClick={explore} />
    </Menu>
  );
  return (
    <section ref={watch} className={styles.cell} aria-label={title} data-testid={plugin}>
      {size !== undefined && (
        <PanelFrame
          {...{ id, plugin, title, description, options, data, menu }}
          {...size}
          onChangeTimeRange={({ from, to }) => changeToInstants(from, to)}
        />
      )}
    </section>
  );
}

const heightOf = (rows: number): number => rows * (rowHeight + gap) - gap;

/** Where the grid of 24 columns ends and panels stand one below the other, as in Grafana. */
const narrow = (theme: GrafanaTheme2) => theme.breakpoints.down('md');

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(24, minmax(0, 1fr))',
    gap,
    [narrow(theme)]: { display: 'flex', flexDirection: 'column' },
  }),
});

const getCellStyles = (
  theme: GrafanaTheme2,
  { x, w, h }: PanelDefinition['place'],
  rows: number,
) => ({
  cell: css({
    gridColumn: `${x + 1} / span ${w}`,
    height: heightOf(h),
    minWidth: 0,
    [narrow(theme)]: { height: heightOf(rows) },
  }),
});
