import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Spinner, useStyles2 } from '@grafana/ui';

/** While the first answer is on its way. */
export function LoadingMessage({ text }: { readonly text: string }) {
  const className = useStyles2(getStyle);
  return (
    <div className={className} role="status">
      <Spinner inline />
      <span>{text}</span>
    </div>
  );
}

const getStyle = ({ colors, spacing }: GrafanaTheme2) =>
  css({
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexWrap: 'wrap',
    gap: spacing(1),
    color: colors.text.secondary,
    textAlign: 'center',
  });
