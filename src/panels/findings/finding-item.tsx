import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { Severity } from '@tailgate/contract';
import { useId } from 'react';
import type { FindingRow } from '../../components/frames/findings-frame';
import { SeverityBadge } from '../../components/severity-badge';
import { FindingDetails } from './finding-details';
import { FindingFacts } from './finding-facts';
import type { ListContext } from './finding-list';

interface Props extends ListContext {
  readonly finding: FindingRow;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** A finding: its title and summary, and all the rest once it is opened. */
export function FindingItem({ finding, isOpen, onToggle, ...context }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const { severity, title, summary } = finding;
  return (
    <li className={`${styles.item} ${styles[severity]}`} data-testid={`finding-${finding.rule}`}>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          <button
            type="button"
            className={isOpen ? styles.button : `${styles.button} ${styles.cover}`}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={onToggle}
          >
            <Icon name={isOpen ? 'angle-down' : 'angle-right'} aria-hidden />
            <SeverityBadge severity={severity} />
            <span className={styles.title}>{title}</span>
          </button>
        </h3>
        <p className={isOpen ? styles.summary : `${styles.summary} ${styles.short}`}>{summary}</p>
        <FindingFacts finding={finding} timeZone={context.timeZone} />
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <FindingDetails {...context} finding={finding} />}
      </div>
    </li>
  );
}

const getStyles = ({ colors, shape, spacing, typography }: GrafanaTheme2) => {
  const edge = (color: string) => css({ borderLeftColor: color });
  const severities: Record<Severity, string> = {
    critical: edge(colors.error.main),
    high: edge(colors.error.main),
    warning: edge(colors.warning.main),
    info: edge(colors.info.main),
  };
  return {
    ...severities,
    item: css({
      background: colors.background.secondary,
      borderRadius: shape.radius.default,
      borderLeftWidth: 3,
      borderLeftStyle: 'solid',
      overflow: 'hidden',
    }),
    head: css({
      position: 'relative',
      padding: spacing(0.75, 1, 1),
      display: 'flex',
      flexDirection: 'column',
      gap: spacing(0.5),
    }),
    heading: css({ margin: 0, fontSize: 'inherit', lineHeight: 'inherit', letterSpacing: 0 }),
    button: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: spacing(0.75),
      rowGap: spacing(0.25),
      width: '100%',
      padding: spacing(0.25, 0),
      border: 0,
      background: 'none',
      textAlign: 'left',
      color: colors.text.primary,
      borderRadius: shape.radius.default,
      '&:hover': { color: colors.text.maxContrast },
      '&:focus-visible': { outline: `2px solid ${colors.primary.main}`, outlineOffset: -1 },
    }),
    // A closed finding opens wherever its head is clicked; in an open one the text can be selected.
    cover: css({
      '&::after': { content: '""', position: 'absolute', inset: 0 },
      '&:hover::after': { background: colors.action.hover },
    }),
    title: css({
      flex: '1 1 14ch',
      minWidth: 0,
      fontSize: typography.body.fontSize,
      fontWeight: typography.fontWeightMedium,
    }),
    summary: css({ margin: 0, overflowWrap: 'anywhere', color: colors.text.primary }),
    short: css({
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 2,
      overflow: 'hidden',
      color: colors.text.secondary,
    }),
  };
};
