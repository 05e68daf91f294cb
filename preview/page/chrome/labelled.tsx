import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useId, type ReactNode } from 'react';

interface Props {
  readonly label: string;
  /** The input, given the id that the label names. */
  readonly children: (id: string) => ReactNode;
}

/** An input with its label before it, as dashboards show variables. */
export function Labelled({ label, children }: Props) {
  const id = useId();
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minWidth: 0,
  }),
  label: css({ ...theme.typography.bodySmall, margin: 0, color: theme.colors.text.secondary }),
});
