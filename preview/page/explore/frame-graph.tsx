import { css } from '@emotion/css';
import {
  applyFieldOverrides,
  FieldColorModeId,
  FieldType,
  type DataFrame,
  type GrafanaTheme2,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { LegendDisplayMode, TimeSeries, useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import type { TimeControl } from '../chrome/use-time';
import { useSize } from '../dashboard/use-size';

interface Props {
  readonly frame: DataFrame;
  readonly time: Pick<TimeControl, 'range' | 'timeZone'>;
}

/** Whether a frame is made for a graph over the time. */
export function isGraph({ fields, meta }: DataFrame): boolean {
  return (
    meta?.preferredVisualisationType === 'graph' &&
    fields.some(({ type }) => type === FieldType.time) &&
    fields.some(({ type }) => type === FieldType.number)
  );
}

const legend = {
  showLegend: true,
  displayMode: LegendDisplayMode.List,
  placement: 'bottom' as const,
  calcs: [],
};
const height = 260;

/** The series of a frame, drawn by the chart of Grafana's packages. */
export function FrameGraph({ frame, time: { range, timeZone } }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [watch, size] = useSize();
  const frames = useMemo(
    () =>
      applyFieldOverrides({
        data: [frame],
        fieldConfig: {
          defaults: { color: { mode: FieldColorModeId.PaletteClassic } },
          overrides: [],
        },
        replaceVariables: (...given) => getTemplateSrv().replace(...given),
        theme,
        timeZone,
      }),
    [frame, theme, timeZone],
  );
  return (
    <div ref={watch} className={styles.box} role="group" aria-label={`Graph of ${frame.name}`}>
      {size !== undefined && (
        <TimeSeries
          frames={frames}
          timeRange={range}
          timeZone={timeZone}
          width={size.width}
          height={height}
          legend={legend}
        />
      )}
    </div>
  );
}

const getStyles = ({ spacing }: GrafanaTheme2) => ({
  box: css({ height, minWidth: 0, overflow: 'hidden', marginBottom: spacing(1) }),
});
