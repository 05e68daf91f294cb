import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { AnalysisAnswer } from './analysis';
import { FileProblem } from './file-problem';

type File = AnalysisAnswer['input']['files'][number];

/** So many stand below each other before the page begins with what was found. */
const shown = 5;

/** What was read of each file. Those with something amiss come first; a long list is folded. */
export function FileList({ files }: { readonly files: readonly File[] }) {
  const styles = useStyles2(getStyles);
  const sorted = [...files].sort(
    (one, other) =>
      Number(isAmiss(other)) - Number(isAmiss(one)) || one.name.localeCompare(other.name),
  );
  const list = (part: readonly File[]) => (
    <ul className={styles.list}>
      {part.map((file, index) => (
        <li key={index}>
          <strong>{file.name}</strong>:{' '}
          {file.error === null ? fileText(file) : <FileProblem text={file.error} />}
        </li>
      ))}
    </ul>
  );
  if (files.length <= shown) return list(sorted);
  return (
    <details>
      <summary className={styles.summary}>
        {files.length} files{amissText(files.filter(isAmiss).length)}
      </summary>
      {list(sorted)}
    </details>
  );
}

const isAmiss = ({ error, unreadable }: File): boolean => error !== null || unreadable > 0;

const amissText = (count: number): string =>
  count === 0 ? '' : `, ${count} of them with lines that could not be read`;

function fileText({ events, unreadable, content }: File): string {
  if (events === 0) return `not read, as it holds ${content} lines`;
  const lost = unreadable === 0 ? '' : `, ${unreadable.toLocaleString()} of them unreadable`;
  return `${events.toLocaleString()} events of ${content}${lost}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  summary: css({ cursor: 'pointer', color: theme.colors.text.link }),
  list: css({ marginLeft: theme.spacing(3), overflowWrap: 'anywhere' }),
});
