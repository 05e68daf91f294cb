import { css } from '@emotion/css';
import type { DataQueryRequest, GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import type { EpisodeRow } from '../../components/frames/episodes-frame';
import type { FindingRow } from '../../components/frames/findings-frame';
import { VisuallyHidden } from '../../components/visually-hidden';
import { describeFindings } from './describe-findings';
import { FindingItem } from './finding-item';
import type { FindingsOptions } from './options';
import { SeverityCounts } from './severity-counts';
import type { SizeClass } from './size-class';

/** What every part of the list may need of the panel and of Grafana. */
export interface ListContext extends Pick<
  PanelProps<FindingsOptions>,
  'id' | 'timeZone' | 'replaceVariables' | 'onChangeTimeRange'
> {
  readonly episodes: readonly EpisodeRow[];
  readonly options: FindingsOptions;
  readonly request: DataQueryRequest | undefined;
  readonly size: SizeClass;
}

interface Props extends ListContext {
  /** Worst first, at least one. */
  readonly findings: readonly FindingRow[];
}

/** The findings by severity; each opens and closes on its own and stays so when the data is refreshed. */
export function FindingList({ findings, ...context }: Props) {
  const styles = useStyles2(getStyles);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const { open } = context.options;
  const toggle = (id: string) => {
    const next = new Set(toggled);
    if (!next.delete(id)) next.add(id);
    setToggled(next);
  };
  return (
    <>
      <VisuallyHidden>{describeFindings(findings)}</VisuallyHidden>
      {findings.length > 1 && <SeverityCounts findings={findings} />}
      <ul className={styles.list} aria-label="Findings, the worst first">
        {findings.map((finding, index) => {
          const isOpenAtFirst = open === 'all' || (open === 'worst' && index === 0);
          return (
            <FindingItem
              key={`${finding.id}|${index}`}
              {...context}
              finding={finding}
              isOpen={isOpenAtFirst !== toggled.has(finding.id)}
              onToggle={() => toggle(finding.id)}
            />
          );
        })}
      </ul>
    </>
  );
}

const getStyles = ({ spacing }: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(1),
  }),
});
