import { css } from '@emotion/css';
import {
  FieldType,
  formattedValueToString,
  getDisplayProcessor,
  getFieldDisplayName,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
} from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { FrameTitle } from './frame-title';

/** More rows would only make the page slow; the panels are for large answers. */
const maxRows = 200;

interface Props {
  readonly frame: DataFrame;
  readonly timeZone: string;
}

/** A frame as it came: its name, its fields with their labels, its first rows. */
export function FrameTable({ frame, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { fields, length } = frame;
  const rows = Array.from({ length: Math.min(length, maxRows) }, (_, row) => row);
  const title = frame.name ?? 'frame';
  if (fields.length === 0) return <p>{title}: no data.</p>;
  const texts = fields.map((field) => textOf(field, theme, timeZone));
  const numbers = fields.map(({ type }) => (type === FieldType.number ? 'number' : undefined));
  return (
    <section aria-label={`Frame ${title}`}>
      <FrameTitle frame={frame} shown={rows.length} />
      {/* The keyboard scrolls what has the focus. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Rows of ${title}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              {fields.map((field, index) => (
                <th
                  key={index}
                  scope="col"
                  className={numbers[index]}
                  title={JSON.stringify(field.labels ?? {})}
                >
                  {getFieldDisplayName(field, frame)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                {texts.map((text, index) => (
                  <td key={index} className={numbers[index]} title={longText(text(row))}>
                    {text(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What a cell may cut off is shown under the pointer. */
const longText = (text: string): string | undefined => (text.length > 60 ? text : undefined);

function textOf(field: Field, theme: GrafanaTheme2, timeZone: string): (row: number) => string {
  const display = field.display ?? getDisplayProcessor({ field, theme, timeZone });
  return (row) => {
    const value: unknown = field.values[row];
    if (value === null || value === undefined) return '';
    if (typeof value === 'object') return JSON.stringify(value).slice(0, 500);
    return formattedValueToString(display(value)).slice(0, 500);
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflow: 'auto', maxHeight: 420, marginBottom: theme.spacing(2) }),
  table: css({
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      padding: theme.spacing(0.5, 1),
      textAlign: 'left',
      whiteSpace: 'nowrap',
      maxWidth: 480,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
    '& .number': { textAlign: 'right' },
    '& th': { position: 'sticky', top: 0, background: theme.colors.background.primary },
  }),
});
