import { css, cx } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';

interface Props {
  /** In a monospaced font. */
  readonly text: string;
  readonly className?: string;
}

/**
 * A name that gives way in its middle where it does not fit, as endpoints differ most at their ends:
 * `GET /api/catalogue/…/variants/12`. The whole stays in its title and in the text for screen readers.
 */
export function MiddleCut({ text, className }: Props) {
  const styles = useStyles2(getStyles);
  const tail = tailOf(text);
  const head = text.slice(0, text.length - tail.length);
  return (
    <span className={cx(styles.whole, className)} title={text}>
      <span
        className={styles.head}
        style={{ maxWidth: `max(calc(100% - ${tail.length + slack}ch), ${least}ch)` }}
      >
        {head}
      </span>
      {tail}
    </span>
  );
}

/** As much of the beginning is always seen, in letters: the method. */
const least = 7;
const longestTail = 16;
/** Widths are rounded. */
const slack = 0.3;

/** The last parts of a path as far as they are short, else the last letters. Empty in a short text. */
export function tailOf(text: string): string {
  if (text.length <= longestTail) return '';
  const end = text.slice(-longestTail);
  const slash = end.indexOf('/');
  return slash === -1 ? end : end.slice(slash);
}

const getStyles = () => {
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'pre' } as const;
  return {
    // Letters of a box that is cut stand on its bottom edge; so do those of what follows it.
    whole: css({ ...cut, display: 'inline-block', verticalAlign: 'bottom' }),
    head: css({ ...cut, display: 'inline-block', verticalAlign: 'bottom' }),
  };
};
