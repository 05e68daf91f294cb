import { css } from '@emotion/css';
import {
  FieldType,
  type Field,
  type FieldConfig,
  type FieldSparkline,
  type GrafanaTheme2,
  type TimeRange,
} from '@grafana/data';
import { GraphDrawStyle, type GraphFieldConfig } from '@grafana/schema';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { Sparkline } from './chart/sparkline';

interface Props {
  /** ms since the epoch, ascending. */
  readonly times: readonly number[];
  /** A count per time; null is drawn as nothing. */
  readonly counts: readonly (number | null)[];
  readonly range: TimeRange;
  readonly color: string;
  readonly width: number;
  readonly height: number;
}

/** Counts over time as small bars from zero, without axes. What it shows stands beside it in words. */
export function CountSparkline({ times, counts, range, color, width, height }: Props) {
  const theme = useTheme2();
  const baseline = useStyles2(getBaseline);
  const sparkline = useMemo(() => toSparkline(times, counts, range), [times, counts, range]);
  const config = useMemo((): FieldConfig<GraphFieldConfig> => {
    const custom = {
      drawStyle: GraphDrawStyle.Bars,
      lineColor: color,
      fillColor: color,
      fillOpacity: 100,
      lineWidth: 0,
    };
    return { min: 0, custom };
  }, [color]);
  return (
    <div aria-hidden className={baseline} style={{ width, height }}>
      <Sparkline
        theme={theme}
        width={width}
        height={height}
        sparkline={sparkline}
        config={config}
      />
    </div>
  );
}

/** Bars without a ground to stand on look lost where most bins are empty. */
const getBaseline = ({ colors }: GrafanaTheme2) =>
  css({ boxSizing: 'content-box', borderBottom: `1px solid ${colors.border.medium}` });

function toSparkline(
  times: readonly number[],
  counts: readonly (number | null)[],
  timeRange: TimeRange,
): FieldSparkline {
  const most = Math.max(1, ...counts.map((count) => count ?? 0));
  const x: Field = { name: 'time', type: FieldType.time, values: [...times], config: {} };
  const y: Field = {
    name: 'timeouts',
    type: FieldType.number,
    values: [...counts],
    config: {},
    state: { range: { min: 0, max: most, delta: most } },
  };
  return { x, y, timeRange };
}
