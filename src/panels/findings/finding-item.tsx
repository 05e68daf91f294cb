import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { Severity } from '@tailgate/contract';
import { useEffect, useId, useRef } from 'react';
import type { EpisodeRow } from '../../components/frames/episodes-frame';
import type { FindingRow } from '../../components/frames/findings-frame';
import { SeverityBadge } from '../../components/severity-badge';
import { ExplainingRules } from './explaining-rules';
import { FindingDetails } from './finding-details';
import { FindingFacts } from './finding-facts';
import type { ListContext } from './finding-list';
import { openHeight } from './size-class';

interface Props extends ListContext {
  readonly finding: FindingRow;
  /** Those of the finding, the worst first. */
  readonly episodes: readonly EpisodeRow[];
  /** Since when, and whether it is over. */
  readonly when: string | undefined;
  readonly isOpen: boolean;
  /** It says what to do first also while it is closed. */
  readonly isWorst: boolean;
  /** Opened, it leaves the headlines of the others in view and scrolls within itself. */
  readonly isLimited: boolean;
  /** Changes when somebody asks to be led here. */
  readonly asked: object | undefined;
  readonly isListed: (rule: string) => boolean;
  readonly onToggle: () => void;
  readonly onOpenRule: (rule: string) => void;
}

/** A finding: its title and summary, and all the rest once it is opened. */
export function FindingItem(props: Props) {
  const { finding, when, isOpen, isWorst, isLimited, asked, isListed, onToggle, onOpenRule } =
    props;
  const styles = useStyles2(getStyles);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked !== undefined) button.current?.focus();
  }, [asked]);
  const { severity, title, summary, causedBy, isConfident } = finding;
  const [firstAction] = isWorst ? finding.actions : [];
  const isNarrow = props.size === 'narrow';
  return (
    <li
      className={cx(styles.item, styles[severity], isOpen && styles.open, {
        [styles.limited]: isOpen && isLimited,
      })}
      style={isOpen && isLimited ? { minHeight: openHeight(props.size) } : undefined}
      data-testid={`finding-${finding.rule}`}
    >
      <div className={styles.head}>
        <h3 className={styles.heading}>
          <button
            ref={button}
            type="button"
            className={cx(styles.button, !isOpen && styles.cover)}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={onToggle}
          >
            <Icon name={isOpen ? 'angle-down' : 'angle-right'} aria-hidden />
            <SeverityBadge severity={severity} />
            <span className={styles.title}>{title}</span>
            {when !== undefined && <span className={styles.when}>{when}</span>}
          </button>
        </h3>
        {isOpen ? (
          <>
            <p className={styles.summary}>{summary}</p>
            <FindingFacts finding={finding} isListed={isListed} onOpenRule={onOpenRule} />
          </>
        ) : (
          <>
            <div className={cx(styles.second, isNarrow && styles.stacked)}>
              {causedBy.length > 0 && (
                <ExplainingRules rules={causedBy} listed={isListed} onOpen={onOpenRule} />
              )}
              {!isConfident && (
                <span className={styles.quiet}>
                  <Icon name="question-circle" size="xs" aria-hidden /> few requests
                </span>
              )}
              <p className={isNarrow ? styles.twoLines : styles.oneLine} title={summary}>
                {summary}
              </p>
            </div>
            {firstAction !== undefined && (
              <p className={cx(styles.twoLines, styles.first)}>
                <strong>First:</strong> {firstAction}
              </p>
            )}
          </>
        )}
      </div>
      <div id={id} className={styles.details} hidden={!isOpen}>
        {isOpen && <FindingDetails {...props} />}
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
      minWidth: 0,
      background: colors.background.secondary,
      borderRadius: shape.radius.default,
      borderLeftWidth: 3,
      borderLeftStyle: 'solid',
    }),
    open: css({ gridColumn: '1 / -1' }),
    limited: css({ display: 'flex', flexDirection: 'column' }),
    details: css({
      minHeight: 0,
      overflowY: 'auto',
      overflowX: 'hidden',
      // A shade at the edge behind which there is more: the covers go with the text, the shades stay.
      backgroundImage: [
        `linear-gradient(${colors.background.secondary} 50%, transparent)`,
        `linear-gradient(transparent, ${colors.background.secondary} 50%)`,
        `linear-gradient(${colors.border.medium}, transparent)`,
        `linear-gradient(transparent, ${colors.border.medium})`,
      ].join(', '),
      backgroundPosition: 'top, bottom, top, bottom',
      backgroundRepeat: 'no-repeat',
      backgroundSize: '100% 28px, 100% 28px, 100% 14px, 100% 14px',
      backgroundAttachment: 'local, local, scroll, scroll',
    }),
    head: css({
      flex: 'none',
      position: 'relative',
      padding: spacing(0.75, 1),
      display: 'flex',
      flexDirection: 'column',
      gap: spacing(0.25),
    }),
    heading: css({ margin: 0, fontSize: 'inherit', lineHeight: 'inherit', letterSpacing: 0 }),
    button: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: spacing(1),
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
      minWidth: 0,
      overflowWrap: 'anywhere',
      fontSize: typography.body.fontSize,
      fontWeight: typography.fontWeightMedium,
    }),
    when: css({ fontSize: typography.bodySmall.fontSize, fontVariantNumeric: 'tabular-nums' }),
    second: css({
      display: 'flex',
      alignItems: 'baseline',
      columnGap: spacing(1.5),
      fontSize: typography.bodySmall.fontSize,
      '& > span': { flex: 'none', maxWidth: '100%' },
    }),
    stacked: css({ flexDirection: 'column' }),
    quiet: css({ color: colors.text.secondary }),
    first: css({ fontSize: typography.bodySmall.fontSize, color: colors.text.primary }),
    summary: css({
      margin: 0,
      maxWidth: '140ch',
      overflowWrap: 'anywhere',
      color: colors.text.primary,
    }),
    oneLine: css({
      margin: 0,
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      color: colors.text.secondary,
    }),
    twoLines: css({
      margin: 0,
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 2,
      overflow: 'hidden',
      overflowWrap: 'anywhere',
      color: colors.text.secondary,
    }),
  };
};
