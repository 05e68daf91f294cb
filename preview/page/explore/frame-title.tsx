import { css } from '@emotion/css';
import type { DataFrame, GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface Props {
  readonly frame: DataFrame;
  /** So many rows are shown. */
  readonly shown: number;
}

/** The name of a frame, and how much of it there is. */
export function FrameTitle({ frame: { name, fields, length }, shown }: Props) {
  const styles = useStyles2(getStyles);
  const part = shown < length ? `, the first ${shown} shown` : '';
  const rows = `${length.toLocaleString()} ${length === 1 ? 'row' : 'rows'}`;
  return (
    <h2 className={styles.title}>
      {name ?? 'frame'}{' '}
      <small className={styles.count}>
        {rows} × {fields.length} {fields.length === 1 ? 'field' : 'fields'}
        {part}
      </small>
    </h2>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ ...theme.typography.h5, margin: theme.spacing(1, 0) }),
  count: css({ color: theme.colors.text.secondary, fontWeight: 'normal' }),
});
