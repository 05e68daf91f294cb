import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Field, Icon, Label, Tooltip, useStyles2 } from '@grafana/ui';
import type { ReactElement } from 'react';

interface EditorFieldProps {
  readonly label: string;
  /** The id of the control. */
  readonly htmlFor: string;
  /** A sentence for those who do not know the field yet. */
  readonly help?: string;
  /** Width where there is room, in px; the field shrinks where there is not. That of its content if absent. */
  readonly width?: number;
  /** Takes what is left of the row, for lists that grow. */
  readonly grow?: boolean;
  readonly error?: string;
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A control under its label, in a row that wraps. */
export function EditorField({
  label,
  htmlFor,
  help,
  width,
  grow = false,
  error,
  children,
}: EditorFieldProps) {
  const styles = useStyles2(getStyles, width, grow);
  const caption = (
    <div className={styles.caption}>
      <Label htmlFor={htmlFor}>{label}</Label>
      {help !== undefined && (
        <Tooltip content={help} placement="top">
          <Icon name="info-circle" size="xs" className={styles.help} title={help} />
        </Tooltip>
      )}
    </div>
  );
  return (
    <div className={styles.field}>
      <Field label={caption} invalid={error !== undefined} error={error} noMargin>
        {children}
      </Field>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2, width: number | undefined, grow: boolean) => ({
  field: css(
    width === undefined
      ? { flex: 'none', maxWidth: '100%' }
      : {
          flex: `${grow ? 1 : 0} 1 ${width}px`,
          minWidth: `min(100%, ${Math.min(width, 160)}px)`,
          maxWidth: grow ? 480 : undefined,
        },
  ),
  caption: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
    marginBottom: theme.spacing(0.5),
    // The label's own margin would push the icon out of line.
    '> div, > label': { marginBottom: 0 },
  }),
  help: css({ color: theme.colors.text.secondary }),
});
