import { css } from '@emotion/css';
import type { DataQueryRequest, GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Severity } from '@tailgate/contract';
import { useState } from 'react';
import type { EpisodeRow } from '../../components/frames/episodes-frame';
import type { FindingRow } from '../../components/frames/findings-frame';
import type { Notice } from '../../components/frames/notices';
import { NoticeChip } from '../../components/states/notice-chip';
import { VisuallyHidden } from '../../components/visually-hidden';
import { describeFindings } from './describe-findings';
import { episodesOf } from './finding-episodes';
import { FindingItem } from './finding-item';
import type { FindingsOptions } from './options';
import { SeverityFilter } from './severity-filter';
import { hasRoomToOpen, type SizeClass } from './size-class';
import { whenText } from './when-text';

/** What every part of the list may need of the panel and of Grafana. */
export interface ListContext extends Pick<
  PanelProps<FindingsOptions>,
  'id' | 'timeZone' | 'timeRange' | 'replaceVariables' | 'onChangeTimeRange' | 'width'
> {
  readonly options: FindingsOptions;
  readonly request: DataQueryRequest | undefined;
  readonly size: SizeClass;
}

interface Props extends ListContext {
  /** Worst first, at least one. */
  readonly findings: readonly FindingRow[];
  readonly episodes: readonly EpisodeRow[];
  readonly notices: readonly Notice[];
  readonly height: number;
}

/**
 * The findings by severity; each opens and closes on its own and stays so when the data is refreshed. The
 * worst is open at first where the headlines of all stay in view.
 */
export function FindingList({ findings, episodes, notices, height, ...context }: Props) {
  const styles = useStyles2(getStyles);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [pressed, setPressed] = useState<ReadonlySet<Severity>>(new Set());
  const [asked, setAsked] = useState<{ readonly id: string }>();
  const { options, width, timeRange, timeZone } = context;
  // A severity that a refresh has taken away filters no more.
  const chosen = new Set(
    [...pressed].filter((severity) => findings.some((finding) => finding.severity === severity)),
  );
  const listed = findings.filter(({ severity }) => chosen.size === 0 || chosen.has(severity));
  const worst = hasRoomToOpen(width, height, findings.length) ? findings[0]?.id : undefined;
  const isOpenAtFirst = ({ id }: FindingRow) =>
    options.open === 'all' || (options.open === 'worst' && id === worst);
  const isOpen = (finding: FindingRow) => isOpenAtFirst(finding) !== toggled.has(finding.id);
  const toggle = (id: string) => setToggled(withOrWithout(toggled, id));
  const ofRule = (rule: string, { source }: FindingRow) =>
    findings.find((each) => each.rule === rule && each.source === source);
  const open = (target: FindingRow | undefined) => {
    if (target === undefined) return;
    if (!isOpen(target)) toggle(target.id);
    if (!listed.includes(target)) setPressed(new Set());
    setAsked({ id: target.id });
  };
  const rows = listed.map((finding) => {
    const own = episodesOf(finding, episodes);
    return { finding, own, when: whenText(finding, own, timeRange, timeZone) };
  });
  return (
    <>
      <VisuallyHidden>
        {describeFindings(findings, whenOf(findings[0], episodes, context))}
      </VisuallyHidden>
      {(findings.length > 1 || notices.length > 0) && (
        <div className={styles.head}>
          {findings.length > 1 && (
            <SeverityFilter
              findings={findings}
              chosen={chosen}
              onToggle={(severity) => setPressed(withOrWithout(chosen, severity))}
            />
          )}
          <NoticeChip notices={notices} isCompact={context.size === 'narrow'} />
        </div>
      )}
      {/* Without a box of its own the list has no role in some browsers unless it is named. */}
      {/* eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above */}
      <ul className={styles.list} role="list" aria-label="Findings, the worst first">
        {rows.map(({ finding, own, when }, index) => (
          <FindingItem
            key={`${finding.id}|${index}`}
            {...context}
            finding={finding}
            episodes={own}
            when={when}
            isOpen={isOpen(finding)}
            isWorst={index === 0}
            isLimited={findings.length > 1 && options.open === 'worst' && finding.id === worst}
            asked={asked?.id === finding.id ? asked : undefined}
            isListed={(rule) => ofRule(rule, finding) !== undefined}
            onToggle={() => toggle(finding.id)}
            onOpenRule={(rule) => open(ofRule(rule, finding))}
          />
        ))}
      </ul>
    </>
  );
}

function whenOf(
  finding: FindingRow | undefined,
  episodes: readonly EpisodeRow[],
  { timeRange, timeZone }: ListContext,
): string | undefined {
  if (finding === undefined) return undefined;
  return whenText(finding, episodesOf(finding, episodes), timeRange, timeZone);
}

function withOrWithout<Member>(set: ReadonlySet<Member>, member: Member): ReadonlySet<Member> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}

const getStyles = ({ spacing }: GrafanaTheme2) => ({
  head: css({
    gridColumn: '1 / -1',
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: spacing(1),
    '& > :only-child': { marginLeft: 0 },
  }),
  // Its items stand on the grid of the panel, which shares the height out.
  list: css({ display: 'contents', listStyle: 'none' }),
});
