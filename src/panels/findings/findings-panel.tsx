import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { readEpisodes } from '../../components/frames/episodes-frame';
import { readFindings } from '../../components/frames/findings-frame';
import { readNotices } from '../../components/frames/notices';
import { readRules } from '../../components/frames/rules-frame';
import { ErrorMessage } from '../../components/states/error-message';
import { LoadingMessage } from '../../components/states/loading-message';
import { NoticeStrip } from '../../components/states/notice-strip';
import { requestState } from '../../components/states/request-state';
import { BlindRules } from './blind-rules';
import { FindingList } from './finding-list';
import { judgeState } from './judge-state';
import { migrateOptions, type FindingsOptions } from './options';
import { isTiny, sizeClass } from './size-class';
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
  const state = judgeState(findings, rules, options);
  const tiny = isTiny(width, height);

  if (isFirstLoad) return <LoadingMessage text="Reading the access logs" />;
  if (errors.length > 0 && state.kind !== 'findings') {
    return <ErrorMessage subject="Findings" errors={errors} isCompact={tiny} />;
  }
  if (tiny && state.kind === 'findings') return <TinyFindings findings={state.findings} />;

  const blind = rules.filter((rule) => rule.state === 'cannot-run');
  return (
    <div className={styles.panel} style={{ width, height }}>
      <NoticeStrip texts={[...errors, ...readNotices(series)]} />
      <div className={styles.scroll}>
        {state.kind === 'findings' ? (
          <FindingList
            {...props}
            findings={state.findings}
            episodes={episodes}
            options={options}
            request={data.request}
            size={sizeClass(width)}
          />
        ) : (
          <StateMessage state={state} isCompact={tiny} />
        )}
        {!tiny && <BlindRules rules={blind} isOpen={state.kind !== 'findings'} />}
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
  scroll: css({
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(1),
  }),
});
