import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import type { EpisodeRow } from '../../components/frames/episodes-frame';
import type { FindingDetail } from '../../components/frames/finding-detail';
import type { FindingRow } from '../../components/frames/findings-frame';
import { AffectedEndpoints } from './affected-endpoints';
import { EpisodeList } from './episode-list';
import { EvidenceTable } from './evidence-table';
import { ExampleRequests } from './example-requests';
import { FindingActions } from './finding-actions';
import type { ListContext } from './finding-list';
import { detailColumns } from './size-class';

interface Props extends ListContext {
  readonly finding: FindingRow;
  /** Those of the finding, the worst first. */
  readonly episodes: readonly EpisodeRow[];
}

type SectionName = 'actions' | 'examples' | 'endpoints' | 'episodes' | 'evidence' | 'meaning';

/** What stands in which column: what to do and what to look at first, what it rests on last. */
const columnsOf: Record<ReturnType<typeof detailColumns>, readonly (readonly SectionName[])[]> = {
  1: [['actions', 'examples', 'endpoints', 'episodes', 'evidence', 'meaning']],
  2: [
    ['actions', 'endpoints', 'meaning'],
    ['examples', 'episodes', 'evidence'],
  ],
  3: [
    ['actions', 'meaning'],
    ['examples', 'episodes'],
    ['endpoints', 'evidence'],
  ],
  4: [['actions', 'meaning'], ['examples'], ['endpoints', 'episodes'], ['evidence']],
};

/** All that is known about a finding: what to do first, then what it rests on. */
export function FindingDetails(props: Props) {
  const styles = useStyles2(getStyles);
  const { size, width, finding } = props;
  const sections = sectionsOf(props);
  const columns = columnsOf[detailColumns(width)]
    .map((names) => names.filter((name) => sections.has(name)))
    .filter((names) => names.length > 0);
  const buttons = <FindingActions {...props} />;
  return (
    <div className={styles.details}>
      {size !== 'narrow' && buttons}
      {columns.length > 0 && (
        <div
          className={styles.columns}
          style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr))` }}
        >
          {columns.map((names) => (
            <div key={names.join()} className={styles.stack}>
              {names.map((name) => (
                <Section key={name} title={titles[name]}>
                  {sections.get(name)}
                </Section>
              ))}
            </div>
          ))}
        </div>
      )}
      {/* In a narrow panel they are a screen of their own. */}
      {size === 'narrow' && buttons}
      {finding.detail === undefined && finding.actions.length === 0 && finding.meaning === '' && (
        <p className={styles.text}>The data says no more about this finding.</p>
      )}
    </div>
  );
}

const titles: Record<SectionName, string> = {
  actions: 'What to do',
  examples: 'Example requests',
  endpoints: 'Affected endpoints',
  episodes: 'Episodes',
  evidence: 'Evidence',
  meaning: 'What it means',
};

function sectionsOf({ finding, episodes, ...context }: Props): Map<SectionName, ReactNode> {
  const { actions, meaning, detail } = finding;
  return new Map<SectionName, ReactNode>([
    ...(actions.length > 0 ? [['actions', <Steps key="" steps={actions} />] as const] : []),
    ...(meaning !== '' ? [['meaning', <Meaning key="" text={meaning} />] as const] : []),
    // A single one stands in the headline.
    ...(episodes.length > 1
      ? [['episodes', <EpisodeList key="" {...context} episodes={episodes} />] as const]
      : []),
    ...(detail === undefined ? [] : detailSections(finding, detail, context)),
  ]);
}

function detailSections(
  finding: FindingRow,
  detail: FindingDetail,
  context: ListContext,
): (readonly [SectionName, ReactNode])[] {
  const { endpoints, examples } = detail;
  return [
    ...(endpoints.length > 0
      ? [
          [
            'endpoints',
            <AffectedEndpoints key="" {...context} finding={finding} endpoints={endpoints} />,
          ] as const,
        ]
      : []),
    ...(examples.length > 0
      ? [
          [
            'examples',
            <ExampleRequests key="" {...context} finding={finding} examples={examples} />,
          ] as const,
        ]
      : []),
    ['evidence', <EvidenceTable key="" {...context} detail={detail} />],
  ];
}

function Steps({ steps }: { readonly steps: readonly string[] }) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function Meaning({ text }: { readonly text: string }) {
  const styles = useStyles2(getStyles);
  return <p className={styles.text}>{text}</p>;
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
  }),
  columns: css({
    display: 'grid',
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
