import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';

/** A JSON object at the end of a text: a log format that people have to copy. */
const jsonAtEnd = /^(.*?)\s*(\{".*\})\s*$/s;

/** What is wrong with a file and what to do; a log format to be set can be copied. */
export function FileProblem({ text }: { readonly text: string }) {
  const styles = useStyles2(getStyles);
  const [, words = text, format = ''] = jsonAtEnd.exec(text) ?? [];
  return (
    <>
      {words}
      {format !== '' && (
        <div className={styles.block}>
          <pre className={styles.code}>{format}</pre>
          <ClipboardButton
            icon="copy"
            variant="secondary"
            size="sm"
            aria-label="Copy the log format"
            getText={() => format}
          >
            Copy
          </ClipboardButton>
        </div>
      )}
    </>
  );
}

const getStyles = ({ breakpoints, spacing }: GrafanaTheme2) => ({
  block: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: spacing(1),
    margin: spacing(0.5, 0, 1),
    [breakpoints.down('md')]: { flexDirection: 'column' },
  }),
  code: css({
    flex: '0 1 auto',
    minWidth: 0,
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  }),
});
