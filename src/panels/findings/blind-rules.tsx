import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { useId, useState } from 'react';
import type { RuleStateRow } from '../../components/frames/rules-frame';
import { ruleName } from '../../components/wording/names';

interface Props {
  /** Rules that cannot run. */
  readonly rules: readonly RuleStateRow[];
  /** Open at first. */
  readonly isOpen: boolean;
}

/** What the findings cannot speak of: which rule, why, and what to add. */
export function BlindRules({ rules, isOpen: isOpenAtFirst }: Props) {
  const styles = useStyles2(getStyles);
  const [toggled, setToggled] = useState(false);
  const id = useId();
  if (rules.length === 0) return null;
  const isOpen = toggled !== isOpenAtFirst;
  const title = rules.length === 1 ? '1 rule cannot run' : `${rules.length} rules cannot run`;
  return (
    <section className={styles.section}>
      <button
        type="button"
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setToggled(!toggled)}
      >
        <Icon name={isOpen ? 'angle-down' : 'angle-right'} aria-hidden />
        <Icon name="question-circle" className={styles.icon} aria-hidden />
        <span>{title}</span>
      </button>
      <dl id={id} className={styles.list} hidden={!isOpen}>
        {rules.map(({ rule, reason, remedy }) => (
          <div key={rule} className={styles.rule}>
            <dt className={styles.name}>{ruleName(rule)}</dt>
            <dd className={styles.text}>{reason}</dd>
            {remedy !== '' && (
              <dd className={styles.text}>
                <strong>What to add:</strong> {remedy}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

const getStyles = ({ colors, shape, spacing, typography }: GrafanaTheme2) => ({
  section: css({ flex: 'none', borderTop: `1px solid ${colors.border.weak}` }),
  button: css({
    display: 'flex',
    alignItems: 'center',
    gap: spacing(0.5),
    width: '100%',
    padding: spacing(0.75, 0.5),
    border: 0,
    background: 'none',
    color: colors.text.secondary,
    textAlign: 'left',
    borderRadius: shape.radius.default,
    '&:hover': { background: colors.action.hover, color: colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${colors.primary.main}`, outlineOffset: -2 },
  }),
  icon: css({ color: colors.warning.text }),
  list: css({
    margin: 0,
    padding: spacing(0, 1, 1, 3.5),
    fontSize: typography.bodySmall.fontSize,
    '&[hidden]': { display: 'none' },
  }),
  rule: css({ '& + &': { marginTop: spacing(1) } }),
  name: css({ fontWeight: typography.fontWeightMedium }),
  text: css({ margin: 0, overflowWrap: 'anywhere', color: colors.text.secondary }),
});
