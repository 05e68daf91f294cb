import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName, PanelData, QueryResultMetaNotice } from '@grafana/data';
import { ToolbarButton, useStyles2 } from '@grafana/ui';

const icons: Readonly<Record<QueryResultMetaNotice['severity'], IconName>> = {
  info: 'info-circle',
  warning: 'exclamation-triangle',
  error: 'exclamation-circle',
};

/** The notices of an answer in the header of its panel, an icon for each, as Grafana shows them. */
export function PanelNotices({ series }: Pick<PanelData, 'series'>) {
  const styles = useStyles2(getStyles);
  return noticesOf(series).map(({ severity, text }) => (
    <ToolbarButton
      key={text}
      className={styles[severity]}
      icon={icons[severity]}
      iconSize="md"
      tooltip={text}
      aria-label={text}
    />
  ));
}

/** Each once: several frames of an answer may carry the same. */
export function noticesOf(series: PanelData['series']): QueryResultMetaNotice[] {
  const notices = series.flatMap((frame) => frame.meta?.notices ?? []);
  return [...new Map(notices.map((notice) => [notice.text, notice])).values()];
}

const getStyles = ({ colors }: GrafanaTheme2) => ({
  info: css({ color: colors.text.secondary }),
  warning: css({ color: colors.warning.text }),
  error: css({ color: colors.error.text }),
});
