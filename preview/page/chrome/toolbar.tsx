import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { RefreshPicker, TimeRangePicker, useStyles2 } from '@grafana/ui';
import type { PreviewSettings } from '../../settings';
import { changeBy, changeTime, changeTimeZone } from '../state/time';
import { EndpointPicker } from './endpoint-picker';
import { SourcePicker } from './source-picker';
import { TimeZoneSwitch } from './time-zone-switch';
import type { TimeControl } from './use-time';

interface Props {
  readonly sources: PreviewSettings['dataSources'];
  /** The uid of the one that is shown. */
  readonly source: string;
  readonly search: URLSearchParams;
  readonly time: TimeControl;
  readonly hasVariables: boolean;
}

/** What is shown of what, and when: the variables at the left and the time at the right, as in Grafana. */
export function Toolbar({ sources, source, search, time, hasVariables }: Props) {
  const styles = useStyles2(getStyles);
  const { range, timeZone, interval, refresh, changeInterval } = time;
  return (
    <div className={styles.bar}>
      <SourcePicker sources={sources} source={source} />
      {hasVariables && <EndpointPicker source={source} range={range} search={search} />}
      <div className={styles.time}>
        <TimeZoneSwitch timeZone={timeZone} instant={range.to.valueOf()} />
        <TimeRangePicker
          value={range}
          timeZone={timeZone}
          onChange={changeTime}
          onChangeTimeZone={changeTimeZone}
          onMoveBackward={() => changeBy(range, 'back')}
          onMoveForward={() => changeBy(range, 'forward')}
          onZoom={() => changeBy(range, 'out')}
          isOnCanvas
        />
        <RefreshPicker
          value={interval}
          onRefresh={refresh}
          onIntervalChanged={changeInterval}
          tooltip="Refresh"
          isOnCanvas
        />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  time: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginLeft: 'auto',
  }),
});
