import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { Fragment } from 'react';
import { ruleName } from '../../components/wording/names';

interface Props {
  readonly rules: readonly string[];
  /** Those whose findings are listed: they can be opened. */
  readonly listed: (rule: string) => boolean;
  readonly onOpen: (rule: string) => void;
}

/** What explains a finding; it leads there. */
export function ExplainingRules({ rules, listed, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.text}>
      <Icon name="link" size="xs" aria-hidden /> explained by{' '}
      {rules.map((rule, index) => (
        <Fragment key={rule}>
          {index > 0 && ', '}
          {listed(rule) ? (
            <button type="button" className={styles.button} onClick={() => onOpen(rule)}>
              {ruleName(rule).toLowerCase()}
            </button>
          ) : (
            ruleName(rule).toLowerCase()
          )}
        </Fragment>
      ))}
    </span>
  );
}

const getStyles = ({ colors }: GrafanaTheme2) => ({
  text: css({ color: colors.text.secondary }),
  button: css({
    // Above the head of a closed finding, which is one large button.
    position: 'relative',
    zIndex: 1,
    padding: 0,
    border: 0,
    background: 'none',
    color: colors.text.link,
    fontSize: 'inherit',
    fontFamily: 'inherit',
    lineHeight: 'inherit',
    textDecoration: 'underline',
    '&:hover': { textDecoration: 'none' },
  }),
});
