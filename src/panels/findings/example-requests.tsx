import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { DataLink } from '../../components/data-link';
import { formatMs } from '../../components/format';
import type { Example } from '../../components/frames/finding-detail';
import { fillTemplate } from '../../components/link-template';
import { may } from '../../components/permissions';
import type { FindingRow } from '../../components/frames/findings-frame';
import { momentText, needsDay } from '../../components/wording/time-text';
import { exploreLink } from './explore-link';
import { findQuery } from './find-query';
import type { ListContext } from './finding-list';

/** As many as are shown before somebody asks for all. */
const fewest = 3;

interface Props extends Pick<
  ListContext,
  'options' | 'replaceVariables' | 'request' | 'timeRange' | 'timeZone'
> {
  readonly finding: FindingRow;
  readonly examples: readonly Example[];
}

/**
 * Requests that show what the finding says. Their ids lead to their log lines in Explore for those who
 * may go there, or where the options say.
 */
export function ExampleRequests({ finding, examples, timeZone, timeRange, ...context }: Props) {
  const styles = useStyles2(getStyles);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? examples : examples.slice(0, fewest);
  const { options, replaceVariables, request } = context;
  const withDay = needsDay(timeRange, timeZone);
  const query = may('datasources:explore')
    ? findQuery(finding, request, replaceVariables)
    : undefined;
  const linkOf = (id: string, template: string, name: string, example: Example) =>
    template.trim() === ''
      ? query && exploreLink(id, example, query)
      : fillTemplate(template, { [name]: id }, replaceVariables);
  const hasTraces = examples.some(({ traceId }) => traceId !== '');
  return (
    <>
      <ul className={styles.rows}>
        {shown.map((example, index) => (
          <li key={`${example.requestId}|${index}`} className={styles.row}>
            <div className={styles.line}>
              <span className={styles.time}>
                {example.time === null ? '–' : momentText(example.time, timeZone, withDay)}
              </span>
              <span className={styles.status}>{example.status ?? '–'}</span>
              <code className={styles.endpoint} title={example.endpoint}>
                {example.endpoint}
              </code>
              <span className={styles.latency}>{latencyText(example)}</span>
            </div>
            <div className={styles.ids}>
              <Id
                label="request"
                id={example.requestId}
                href={linkOf(example.requestId, options.requestLink, 'requestId', example)}
              />
              {hasTraces && (
                <Id
                  label="trace"
                  id={example.traceId}
                  href={linkOf(example.traceId, options.traceLink, 'traceId', example)}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      {examples.length > fewest && (
        <Button fill="text" size="sm" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${examples.length} requests`}
        </Button>
      )}
    </>
  );
}

function latencyText({ integrationLatency, responseLatency }: Example): string {
  // A timed-out request has no integration latency: the whole wait was for the backend.
  if (integrationLatency === null) return formatMs(responseLatency);
  return `${formatMs(responseLatency)}, backend ${formatMs(integrationLatency)}`;
}

interface IdProps {
  readonly label: string;
  readonly id: string;
  readonly href: string | undefined;
}

function Id({ label, id, href }: IdProps) {
  const styles = useStyles2(getStyles);
  if (id === '') return null;
  return (
    <span className={styles.id}>
      {label}{' '}
      {href === undefined ? (
        <code className={styles.code}>{id}</code>
      ) : (
        <DataLink href={href} target="_blank">
          {id}
        </DataLink>
      )}
    </span>
  );
}

const getStyles = ({ colors, spacing, typography }: GrafanaTheme2) => {
  const list = { listStyle: 'none', margin: 0, padding: 0, fontVariantNumeric: 'tabular-nums' };
  const plain = {
    margin: 0,
    padding: 0,
    border: 0,
    background: 'none',
    color: 'inherit',
    fontSize: 'inherit',
    fontFamily: typography.fontFamilyMonospace,
  };
  return {
    rows: css(list),
    row: css({
      padding: spacing(0.5, 0),
      '& + &': { borderTop: `1px solid ${colors.border.weak}` },
    }),
    line: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: spacing(1.5),
    }),
    time: css({ fontWeight: typography.fontWeightMedium }),
    status: css({ color: colors.text.secondary }),
    endpoint: css({
      ...plain,
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      fontSize: typography.bodySmall.fontSize,
    }),
    latency: css({ marginLeft: 'auto', fontWeight: typography.fontWeightMedium }),
    ids: css({
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: spacing(2),
      color: colors.text.secondary,
      fontSize: typography.bodySmall.fontSize,
    }),
    id: css({ overflowWrap: 'anywhere' }),
    code: css({ ...plain, whiteSpace: 'normal', overflowWrap: 'anywhere' }),
  };
};
