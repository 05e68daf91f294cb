import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { noticesOf, readNotices, type Notice } from '../../components/frames/notices';
import { ErrorMessage } from '../../components/states/error-message';
import { LoadingMessage } from '../../components/states/loading-message';
import { NoticeChip } from '../../components/states/notice-chip';
import { PanelMessage } from '../../components/states/panel-message';
import { requestState } from '../../components/states/request-state';
import { VisuallyHidden } from '../../components/visually-hidden';
import { baselineName, changeOf } from './change';
import { contentOf } from './content';
import { describeTimeouts } from './describe-timeouts';
import { Endpoints } from './endpoints';
import { headTexts } from './head-texts';
import { Headline } from './headline';
import { layoutOf } from './layout';
import { hasNoticeWord } from './layout-head';
import { measures } from './measures';
import { noRequests, noTimeouts, type NoTimeouts } from './no-timeouts';
import { migrateOptions, type TimeoutsOptions } from './options';
import { listedEndpoints, readTimeouts, type TimeoutsData } from './timeouts-data';
import { TimeoutsAside } from './timeouts-aside';
import { wholeWhen } from './when-text';

type Props = PanelProps<TimeoutsOptions>;

/** The body of the timeouts panel. */
export function TimeoutsPanel({
  options: saved,
  data,
  width,
  height,
  timeZone,
  replaceVariables,
}: Props) {
  const styles = useStyles2(getStyles);
  const options = migrateOptions(saved);
  const timeouts = useMemo(() => readTimeouts(data.series), [data.series]);
  const { isFirstLoad, errors } = requestState(data);
  const notices = [
    ...noticesOf('error', errors),
    ...noticesOf('warning', leftOutTexts(timeouts)),
    ...readNotices(data.series),
  ];
  if (isFirstLoad) return <LoadingMessage text="Counting timeouts" />;
  if (timeouts === undefined || (timeouts.requests === 0 && timeouts.total === 0)) {
    const isCompact = height < 140 || width < 180;
    if (errors.length > 0) {
      return (
        // An error may be longer than the panel is high; without buttons it must take the focus to scroll.
        <section
          className={styles.scroll}
          tabIndex={isCompact ? -1 : 0}
          aria-label="What went wrong"
        >
          <ErrorMessage subject="Timeouts" errors={errors} isCompact={isCompact} />
        </section>
      );
    }
    const reason = timeouts === undefined ? noTimeouts(data.series, data.request) : noRequests;
    return <Nothing reason={reason} notices={notices} isCompact={isCompact} />;
  }

  const listed = options.endpoints ? listedEndpoints(timeouts, options) : [];
  const change = options.change ? changeOf(timeouts, baselineName(data.request)) : undefined;
  const texts = headTexts(timeouts, data.timeRange, timeZone);
  const layout = layoutOf(
    width,
    height,
    contentOf({ timeouts, options, listed, change, texts, hasNotices: notices.length > 0 }),
  );
  const isCompact = layout.mode === 'compact';
  const headline = (
    <Headline
      timeouts={timeouts}
      texts={texts}
      change={change}
      layout={layout.head}
      isCompact={isCompact}
      range={data.timeRange}
      notices={
        <NoticeChip notices={notices} isCompact={isCompact || !hasNoticeWord(layout.left)} />
      }
    />
  );
  const aside = <TimeoutsAside timeouts={timeouts} layout={layout.aside} />;
  const list = layout.list && (
    <Endpoints
      timeouts={timeouts}
      listed={listed}
      layout={layout.list}
      replaceVariables={replaceVariables}
      timeZone={timeZone}
    />
  );
  return (
    <div
      className={styles[layout.mode]}
      style={{ width, height, fontSize: layout.textSize }}
      data-mode={layout.mode}
    >
      <VisuallyHidden>{describeTimeouts(timeouts, change, wholeWhen(texts.when))}</VisuallyHidden>
      {layout.mode === 'columns' ? (
        <>
          <div className={styles.column} style={{ width: layout.left, flex: 'none' }}>
            {headline}
            {layout.asideBelow === 'count' && aside}
          </div>
          <div className={styles.column}>
            {list}
            {layout.asideBelow === 'endpoints' && aside}
          </div>
        </>
      ) : (
        <>
          {headline}
          {list}
          {aside}
        </>
      )}
    </div>
  );
}

function leftOutTexts(timeouts: TimeoutsData | undefined): string[] {
  return (timeouts?.leftOut ?? []).map(
    (refId) => `Query ${refId} counts the same source as another query and is left out.`,
  );
}

interface NothingProps {
  readonly reason: NoTimeouts;
  readonly notices: readonly Notice[];
  readonly isCompact: boolean;
}

/** Where there is no count. That only part of the range was read, say, is to be known there too. */
function Nothing({ reason: { tone, title, advice }, notices, isCompact }: NothingProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.nothing}>
      <PanelMessage tone={tone} title={title} isCompact={isCompact}>
        <p>{advice}</p>
      </PanelMessage>
      <div className={styles.corner}>
        <NoticeChip notices={notices} isCompact={isCompact} />
      </div>
    </div>
  );
}

const getStyles = ({ typography }: GrafanaTheme2) => {
  const panel = {
    position: 'relative',
    display: 'flex',
    overflow: 'hidden',
    lineHeight: typography.body.lineHeight,
  } as const;
  const column = { flexDirection: 'column', gap: `${measures.gap}em` } as const;
  return {
    compact: css({ ...panel, alignItems: 'center' }),
    stack: css({ ...panel, ...column }),
    columns: css({ ...panel, gap: `${measures.columnGap}em` }),
    column: css({ display: 'flex', flex: '1 1 0', minWidth: 0, ...column }),
    // Centred where it fits, from its top where it does not.
    scroll: css({
      height: '100%',
      overflowY: 'auto',
      '&& > *': { height: 'auto', minHeight: '100%' },
    }),
    nothing: css({ position: 'relative', height: '100%' }),
    corner: css({ position: 'absolute', top: 0, right: 0 }),
  };
};
