import { css, cx } from '@emotion/css';
import { DataFrameType, dateTimeFormat, type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { FrameTitle } from './frame-title';

/** More rows would only make the page slow. */
const maxRows = 500;

interface Props {
  readonly frame: DataFrame;
  readonly timeZone: string;
  readonly isNewestFirst: boolean;
}

/** Whether a frame holds log lines. */
export const isLogLines = ({ meta }: DataFrame): boolean => meta?.type === DataFrameType.LogLines;

/** Frames of log lines are sorted by time, ascending: the order is that of the query, see Logs Insights. */
export function isNewestFirst(query: string): boolean {
  return !/\|?\s*sort\s+@timestamp(\s+asc\b|\s*(\||$))/i.test(query);
}

/** Log lines over the whole width; each opens to its whole text and its fields. */
export function LogLines({ frame, timeZone, isNewestFirst: isTurned }: Props) {
  const styles = useStyles2(getStyles);
  const { length } = frame;
  const shown = Math.min(length, maxRows);
  const rows = Array.from({ length: shown }, (_, row) => (isTurned ? length - 1 - row : row));
  return (
    <section aria-label={`Frame ${frame.name ?? 'logs'}`}>
      <FrameTitle frame={frame} shown={shown} />
      {/* The keyboard scrolls what has the focus. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Log lines">
        <ul className={styles.list}>
          {rows.map((row) => (
            <LogLine key={row} frame={frame} row={row} timeZone={timeZone} />
          ))}
        </ul>
      </div>
    </section>
  );
}

interface LineProps {
  readonly frame: DataFrame;
  readonly row: number;
  readonly timeZone: string;
}

function LogLine({ frame, row, timeZone }: LineProps) {
  const styles = useStyles2(getStyles);
  const [isOpen, setIsOpen] = useState(false);
  const time = valueOf(frame, 'timestamp', row);
  const body = textOf(frame, 'body', row);
  const severity = textOf(frame, 'severity', row);
  const text =
    typeof time === 'number'
      ? dateTimeFormat(time, { timeZone, format: 'YYYY-MM-DD HH:mm:ss.SSS' })
      : '';
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'angle-down' : 'angle-right'} aria-hidden />
        <span className={styles.time}>{text}</span>
        {severity !== '' && <span className={styles.severity}>{severity}</span>}
        <span className={cx(styles.body, isOpen && styles.open)}>{body}</span>
      </button>
      {isOpen && <Details body={body} labels={valueOf(frame, 'labels', row)} />}
    </li>
  );
}

interface DetailsProps {
  readonly body: string;
  readonly labels: unknown;
}

/** The fields of a line that is JSON, and the other columns of the query. */
function Details({ body, labels }: DetailsProps) {
  const styles = useStyles2(getStyles);
  const fields = [...entriesOf(parsed(body)), ...entriesOf(labels)];
  if (fields.length === 0) return null;
  return (
    <dl className={styles.details}>
      {fields.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function entriesOf(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, held]) => [
    name,
    typeof held === 'string' ? held : JSON.stringify(held),
  ]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(frame: DataFrame, name: string, row: number): string {
  const value = valueOf(frame, name, row);
  return typeof value === 'string' ? value : '';
}

function valueOf({ fields }: DataFrame, name: string, row: number): unknown {
  return fields.find((field) => field.name === name)?.values[row];
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflow: 'auto', maxHeight: '70vh' }),
  list: css({ listStyle: 'none' }),
  row: css({ borderBottom: `1px solid ${theme.colors.border.weak}` }),
  line: css({
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    width: '100%',
    padding: theme.spacing(0.5, 0),
    border: 0,
    background: 'none',
    color: theme.colors.text.primary,
    textAlign: 'left',
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
    '& > svg': { flex: 'none', alignSelf: 'flex-start' },
    [theme.breakpoints.down('md')]: { flexWrap: 'wrap' },
  }),
  time: css({ flex: 'none', color: theme.colors.text.secondary }),
  severity: css({ flex: 'none', width: '4.5em', color: theme.colors.text.secondary }),
  body: css({
    flex: '1 1 12em',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  open: css({ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
  details: css({
    margin: theme.spacing(0, 0, 1, 3),
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    '& > div': { display: 'flex', flexWrap: 'wrap', columnGap: theme.spacing(2) },
    '& dt': { flex: '0 0 14em', fontWeight: 'normal', color: theme.colors.text.secondary },
    '& dd': { flex: '1 1 12em', minWidth: 0, margin: 0, overflowWrap: 'anywhere' },
  }),
});
