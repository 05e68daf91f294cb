import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import type { SettingsProps } from './config/change-settings';
import { OriginFields } from './config/origin-fields';
import { TokenField } from './config/token-field';

/** The settings page of the data source. */
export function ConfigEditor(props: SettingsProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.page}>
      <Section
        title="Backend"
        text={
          <>
            Tailgate reads access logs through its own backend, <code>tailgate serve</code>, which
            holds the AWS credentials. Unless told otherwise, Grafana looks for it at{' '}
            <code>http://127.0.0.1:7070</code>. For another address set <code>backend_url</code> in
            the section <code>[plugin.tailgate-apigateway-datasource]</code> of grafana.ini.
          </>
        }
      >
        <TokenField {...props} />
      </Section>
      <Section title="Logs" text="Which API Gateway access logs this data source is about.">
        <OriginFields {...props} />
      </Section>
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly children: ReactNode;
}

function Section({ title, text, children }: SectionProps) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.section} aria-label={title}>
      <Text element="h3">{title}</Text>
      <p className={styles.text}>{text}</p>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(4),
    maxWidth: 680,
    paddingBlock: theme.spacing(2),
  }),
  section: css({ minWidth: 0 }),
  fields: css({ maxWidth: 480 }),
  text: css({
    color: theme.colors.text.secondary,
    marginBlock: theme.spacing(0.5, 2),
    code: { fontSize: theme.typography.bodySmall.fontSize },
  }),
});
