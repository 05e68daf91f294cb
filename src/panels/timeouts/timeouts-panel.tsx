import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { readNotices } from '../../components/frames/notices';
import { ErrorMessage } from '../../components/states/error-message';
import { LoadingMessage } from '../../components/states/loading-message';
import { NoticeStrip } from '../../components/states/notice-strip';
import { PanelMessage } from '../../components/states/panel-message';
import { requestState } from '../../components/states/request-state';
import { VisuallyHidden } from '../../components/visually-hidden';
import { baselineName, changeOf } from './change';
import { describeTimeouts } from './describe-timeouts';
import { Endpoints } from './endpoints';
import { Headline } from './headline';
import { layoutOf, leftColumn } from './layout';
import { migrateOptions, type TimeoutsOptions } from './options';
import { listedEndpoints, readTimeouts, type TimeoutsData } from './timeouts-data';
import { TimeoutsAside } from './timeouts-aside';

type Props = PanelProps<TimeoutsOptions>;

/** What a notice takes, with the gap below it. */
const noticeHeight = 34;

/** The body of the timeouts panel. */
export function TimeoutsPanel({ options: saved, data, width, height, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const options = migrateOptions(saved);
  const timeouts = useMemo(() => readTimeouts(data.series), [data.series]);
  const { isFirstLoad, errors } = requestState(data);
  const notices = [...errors, ...leftOutNotices(timeouts), ...readNotices(data.series)];
  const listed = options.endpoints ? listedEndpoints(timeouts, options) : [];
  const change =
    options.change && timeouts !== undefined
      ? changeOf(timeouts.total, timeouts.before, baselineName(data.request))
      : undefined;
  const free = notices.length > 0 ? height - noticeHeight : height;
  const layout = layoutOf(width, free, options, listed.length, change !== undefined);
  const isCompact = layout.mode === 'compact';

  if (isFirstLoad) return <LoadingMessage text="Counting timeouts" />;
  if (timeouts === undefined) {
    return errors.length > 0 ? (
      <ErrorMessage subject="Timeouts" errors={errors} isCompact={isCompact} />
    ) : (
      <NoTimeoutsFrame isCompact={isCompact} />
    );
  }
  if (timeouts.requests === 0 && timeouts.total === 0) return <NoRequests isCompact={isCompact} />;

  const headline = (
    <Headline
      timeouts={timeouts}
      change={change}
      layout={layout}
      range={data.timeRange}
      timeZone={timeZone}
    />
  );
  const aside = <TimeoutsAside timeouts={timeouts} options={options} lines={layout.asideLines} />;
  const list = layout.hasEndpoints && (
    <Endpoints timeouts={timeouts} listed={listed} isLarge={layout.isLarge} />
  );
  return (
    <div className={styles.panel} style={{ width, height }} data-mode={layout.mode}>
      <VisuallyHidden>{describeTimeouts(timeouts, change, timeZone)}</VisuallyHidden>
      {!isCompact && <NoticeStrip texts={notices} />}
      {layout.mode === 'columns' ? (
        <div className={styles.columns}>
          <div className={styles.left} style={{ width: leftColumn(width) }}>
            {headline}
            {aside}
          </div>
          {list}
        </div>
      ) : (
        <div className={isCompact ? styles.compact : styles.stack}>
          {headline}
          {list}
          {aside}
        </div>
      )}
    </div>
  );
}

function leftOutNotices(timeouts: TimeoutsData | undefined): string[] {
  return (timeouts?.leftOut ?? []).map(
    (refId) => `Query ${refId} counts the same source as another query and is left out.`,
  );
}

function NoTimeoutsFrame({ isCompact }: { readonly isCompact: boolean }) {
  return (
    <PanelMessage tone="neutral" title="No timeouts in this data" isCompact={isCompact}>
      <p>
        Add a query of the Tailgate data source and choose the kind Timeouts. Any series with a time
        and a field named timeouts works too.
      </p>
    </PanelMessage>
  );
}

function NoRequests({ isCompact }: { readonly isCompact: boolean }) {
  return (
    <PanelMessage tone="neutral" title="No requests" isCompact={isCompact}>
      <p>
        There is none in this time range, so nothing can be said about timeouts. Choose a longer
        range, or check that the stage writes its access log here.
      </p>
    </PanelMessage>
  );
}

const getStyles = ({ spacing }: GrafanaTheme2) => ({
  panel: css({
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(1),
    overflow: 'hidden',
  }),
  columns: css({ flex: 1, minHeight: 0, display: 'flex', gap: spacing(3) }),
  left: css({
    flex: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(1.5),
    overflow: 'hidden',
  }),
  stack: css({
    flex: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(1.5),
  }),
  compact: css({ flex: 1, minHeight: 0, display: 'flex', alignItems: 'center' }),
});
