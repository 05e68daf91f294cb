import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import type { FindingRow } from '../../components/frames/findings-frame';
import { AffectedEndpoints } from './affected-endpoints';
import { EvidenceTable } from './evidence-table';
import { ExampleRequests } from './example-requests';
import { FindingActions } from './finding-actions';
import type { ListContext } from './finding-list';

interface Props extends ListContext {
  readonly finding: FindingRow;
}

/** All that is known about a finding: what to do first, then what it rests on. */
export function FindingDetails({ finding, ...context }: Props) {
  const styles = useStyles2(getStyles);
  const { meaning, actions, detail } = finding;
  const isWide = context.size === 'wide';
  return (
    <div className={styles.details}>
      <FindingActions {...context} finding={finding} />
      <div className={isWide ? styles.columns : styles.stack}>
        <div className={styles.stack}>
          {actions.length > 0 && (
            <Section title="What to do">
              <ol className={styles.steps}>
                {actions.map((action) => (
                  <li key={action}>{action}</li>
                ))}
              </ol>
            </Section>
          )}
          {meaning !== '' && (
            <Section title="What it means">
              <p className={styles.text}>{meaning}</p>
            </Section>
          )}
        </div>
        {detail !== undefined && (
          <div className={styles.stack}>
            {detail.endpoints.length > 0 && (
              <Section title="Affected endpoints">
                <AffectedEndpoints {...context} finding={finding} endpoints={detail.endpoints} />
              </Section>
            )}
            <Section title="Evidence">
              <EvidenceTable detail={detail} />
            </Section>
          </div>
        )}
      </div>
      {detail !== undefined && detail.examples.length > 0 && (
        <Section title="Example requests">
          <ExampleRequests {...context} examples={detail.examples} />
        </Section>
      )}
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.section}>
      <h4 className={styles.heading}>{title}</h4>
      {children}
    </section>
  );
}

const getStyles = ({ colors, spacing, typography }: GrafanaTheme2) => ({
  details: css({
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(2),
    padding: spacing(0.5, 1, 1.5),
    maxWidth: 1600,
  }),
  columns: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: spacing(3),
  }),
  stack: css({ display: 'flex', flexDirection: 'column', gap: spacing(2), minWidth: 0 }),
  section: css({ minWidth: 0 }),
  heading: css({
    margin: 0,
    marginBottom: spacing(0.5),
    color: colors.text.primary,
    fontSize: typography.bodySmall.fontSize,
    fontWeight: typography.fontWeightBold,
  }),
  steps: css({
    margin: 0,
    paddingLeft: spacing(2.5),
    maxWidth: '90ch',
    'li + li': { marginTop: spacing(0.5) },
    'li::marker': { color: colors.text.secondary, fontWeight: typography.fontWeightMedium },
  }),
  text: css({ margin: 0, maxWidth: '90ch' }),
});
