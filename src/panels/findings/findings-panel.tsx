import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { readEpisodes } from '../../components/frames/episodes-frame';
import { readFindings } from '../../components/frames/findings-frame';
import { noticesOf, readNotices } from '../../components/frames/notices';
import { readRules } from '../../components/frames/rules-frame';
import { ErrorMessage } from '../../components/states/error-message';
import { LoadingMessage } from '../../components/states/loading-message';
import { NoticeChip } from '../../components/states/notice-chip';
import { requestState } from '../../components/states/request-state';
import { BlindRules } from './blind-rules';
import { askedKinds } from './find-query';
import { FindingList } from './finding-list';
import { judgeState } from './judge-state';
import { migrateOptions, type FindingsOptions } from './options';
import { isTiny, listColumns, sizeClass } from './size-class';
import { StateMessage } from './state-message';
import { TinyFindings } from './tiny-findings';

type Props = PanelProps<FindingsOptions>;

/** The body of the findings panel: the list, or why there is none. */
export function FindingsPanel({ options: saved, data, width, height, ...props }: Props) {
  const styles = useStyles2(getStyles);
  const options = migrateOptions(saved);
  const { series } = data;
  const findings = useMemo(() => readFindings(series), [series]);
  const rules = useMemo(() => readRules(series), [series]);
  const episodes = useMemo(() => readEpisodes(series), [series]);
  const { isFirstLoad, errors } = requestState(data);
  const notices = [...noticesOf('error', errors), ...readNotices(series)];
  const state = judgeState(findings, rules, options, askedKinds(data.request));
  const tiny = isTiny(width, height);

  if (isFirstLoad) return <LoadingMessage text="Reading the access logs" />;
  if (errors.length > 0 && state.kind !== 'findings') {
    return <ErrorMessage subject="Findings" errors={errors} isCompact={tiny} />;
  }
  const blind = rules.filter((rule) => rule.state === 'cannot-run');
  if (tiny && state.kind === 'findings') {
    return <TinyFindings findings={state.findings} notices={notices} />;
  }
  if (state.kind !== 'findings') {
    return (
      <div className={styles.panel} style={{ width, height }}>
        <div className={styles.corner}>
          <NoticeChip notices={notices} isCompact={width < 420} />
        </div>
        <div className={styles.message}>
          <StateMessage
            state={state}
            isCompact={tiny}
            isPartial={notices.some(({ severity }) => severity !== 'info')}
          />
          {!tiny && <BlindRules rules={blind} isOpen />}
        </div>
      </div>
    );
  }
  return (
    <div className={styles.panel} style={{ width, height }}>
      <div
        className={styles.list}
        style={{ gridTemplateColumns: `repeat(${listColumns(width)}, minmax(0, 1fr))` }}
      >
        <FindingList
          {...props}
          findings={state.findings}
          episodes={episodes}
          notices={notices}
          options={options}
          request={data.request}
          width={width}
          height={height}
          size={sizeClass(width)}
        />
        <div className={styles.below}>
          <BlindRules rules={blind} isOpen={false} />
        </div>
      </div>
    </div>
  );
}

const getStyles = ({ spacing }: GrafanaTheme2) => ({
  panel: css({
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(0.5),
    overflow: 'hidden',
  }),
  corner: css({ flex: 'none', display: 'flex', justifyContent: 'flex-end' }),
  message: css({
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(1),
  }),
  // Rows share the height: a finding that is open at first gets what the headlines of the others leave.
  list: css({
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    display: 'grid',
    alignContent: 'start',
    gap: spacing(0.75),
  }),
  below: css({ gridColumn: '1 / -1', '&:empty': { display: 'none' } }),
});
