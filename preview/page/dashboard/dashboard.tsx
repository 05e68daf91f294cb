import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Menu, useStyles2 } from '@grafana/ui';
import type { TimeControl } from '../chrome/use-time';
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
  readonly time: Pick<TimeControl, 'range' | 'timeZone'>;
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

function Cell({ panel, source, time, filter }: Props & { readonly panel: PanelDefinition }) {
  const [watch, size] = useSize();
  const data = usePanelData(panel, source, time, size?.width, filter);
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
      <div className={styles.content}>
        {size !== undefined && (
          <PanelFrame
            {...{ id, plugin, title, description, options, data, menu }}
            {...size}
            timeZone={time.timeZone}
            onChangeTimeRange={({ from, to }) => changeToInstants(from, to)}
          />
        )}
      </div>
    </section>
  );
}

const heightOf = (rows: number): number => rows * (rowHeight + gap) - gap;

/** The heights of the panels that stand one below the other, in rows of Grafana's grid. */
const gridRows = [...new Map(dashboard.map(({ place }) => [place.y, place.h])).values()];

/** Where the grid of 24 columns ends and panels stand one below the other, as in Grafana. */
const narrow = (theme: GrafanaTheme2) => theme.breakpoints.down('md');

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(24, minmax(0, 1fr))',
    // A screen with room to spare is filled.
    gridTemplateRows: gridRows.map((rows) => `minmax(${heightOf(rows)}px, ${rows}fr)`).join(' '),
    flex: 1,
    gap,
    [narrow(theme)]: { display: 'flex', flexDirection: 'column' },
  }),
});

const getCellStyles = (theme: GrafanaTheme2, { x, w }: PanelDefinition['place'], rows: number) => ({
  cell: css({
    gridColumn: `${x + 1} / span ${w}`,
    position: 'relative',
    minWidth: 0,
    [narrow(theme)]: { flex: 'none', height: heightOf(rows) },
  }),
  // What has the size of its cell must not hold the cell at that size.
  content: css({ position: 'absolute', inset: 0 }),
});
