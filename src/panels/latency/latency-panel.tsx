import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useId, useMemo } from 'react';
import { readNotices } from '../../components/frames/notices';
import { VisuallyHidden } from '../../components/visually-hidden';
import { ErrorMessage } from '../../components/states/error-message';
import { LoadingMessage } from '../../components/states/loading-message';
import { requestState } from '../../components/states/request-state';
import { VizLayout } from '../../components/chart/grafana-chart';
import { chosenEndpoints } from './chosen-endpoints';
import type { LatencyOptions } from './options';
import { describe } from './scene/describe';
import { omittedText } from './scene/omitted-text';
import { prepareScene } from './scene/prepare-scene';
import { queryScope } from './scene/query-scope';
import { verdictText } from './scene/verdict-text';
import { LatencyChart } from './view/latency-chart';
import { Legend } from './view/legend';
import { Caption, Omitted, captionHeight, gridOf, omittedHeight } from './view/multiples';
import { NoData } from './view/no-data';
import { verdictLayout } from './view/verdict-layout';
import { VerdictLine } from './view/verdict-line';

/** Backend time against the whole response, timeouts, limits and episodes, and who is to blame. */
export function LatencyPanel(props: PanelProps<LatencyOptions>) {
  const { data, options, width, height, timeZone, replaceVariables } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const group = useId();
  // As text, so that the scene is made anew only when the choice has changed.
  const endpoints = chosenEndpoints(options.endpoint, replaceVariables).join('\n');
  const scene = useMemo(
    () =>
      prepareScene({
        frames: data.series,
        annotations: data.annotations ?? [],
        options,
        endpoints: endpoints === '' ? [] : endpoints.split('\n'),
        theme,
      }),
    [data.series, data.annotations, options, endpoints, theme],
  );
  const { request, timeRange } = data;
  const verdict = verdictText(scene.verdict, timeRange, timeZone);
  const scope = queryScope(request, scene.charts[0]?.refId, replaceVariables);
  const sentences = useMemo(
    () => describe(scene, { verdict: verdict.whole, scope, timeZone, theme }),
    [scene, verdict.whole, scope, timeZone, theme],
  );
  const { charts } = scene;
  const hasLines = charts.some(
    ({ series, buckets }) =>
      series.length > 0 || (options.mode === 'heatmap' && buckets !== undefined),
  );
  if (!hasLines) {
    const isCompact = width < 300 || height < 120;
    const { isFirstLoad, errors } = requestState(data);
    if (isFirstLoad) return <LoadingMessage text="Reading access logs…" />;
    if (errors.length > 0) {
      return <ErrorMessage errors={errors} subject="Latency" isCompact={isCompact} />;
    }
    return (
      <NoData
        frames={data.series}
        options={options}
        endpoints={endpoints === '' ? [] : endpoints.split('\n')}
        isCompact={isCompact}
      />
    );
  }

  const notices = readNotices(data.series);
  const hasNotices = notices.length + scene.advice.length > 0;
  const layout = verdictLayout(verdict, width, height, hasNotices);
  const headerHeight = !options.verdict || height < 90 ? 0 : layout.height;
  const omitted = omittedText(scene);
  const isMultiple = charts.length > 1;
  const hasLegend = options.legend.showLegend && height > 140 && width > 260;
  return (
    <section className={styles.panel} style={{ width, height }} aria-label="API latency">
      {headerHeight > 0 && (
        <VerdictLine
          kind={scene.verdict.kind}
          severity={scene.verdict.span?.severity}
          text={verdict}
          layout={layout}
          notices={notices}
          advice={scene.advice}
        />
      )}
      <div data-testid="latency-summary">
        <VisuallyHidden>{sentences.join(' ')}</VisuallyHidden>
      </div>
      <VizLayout
        width={width}
        height={height - headerHeight}
        legend={
          hasLegend ? (
            <VizLayout.Legend
              placement={options.legend.placement}
              maxHeight="35%"
              maxWidth="60%"
              width={options.legend.width}
            >
              <Legend charts={charts} options={options.legend} mode={options.mode} theme={theme} />
            </VizLayout.Legend>
          ) : null
        }
      >
        {(plotWidth, plotHeight) => {
          const lineHeight = omittedHeight(omitted, plotWidth);
          const chartsHeight = plotHeight - lineHeight;
          const grid = gridOf(charts.length, plotWidth, chartsHeight);
          return (
            <>
              <div
                className={isMultiple ? styles.grid : undefined}
                style={
                  isMultiple
                    ? {
                        gridTemplateColumns: `repeat(${grid.columns}, 1fr)`,
                        height: chartsHeight,
                        width: plotWidth,
                      }
                    : undefined
                }
              >
                {charts.map((chart) => (
                  <div key={`${chart.source} ${chart.endpoint}`}>
                    {isMultiple && <Caption scene={chart} scope={scope} width={grid.width} />}
                    <LatencyChart
                      scene={chart}
                      options={options}
                      width={isMultiple ? grid.width : plotWidth}
                      height={isMultiple ? grid.rowHeight - captionHeight - 4 : chartsHeight}
                      timeRange={props.timeRange}
                      timeZone={timeZone}
                      request={request}
                      replaceVariables={replaceVariables}
                      onChangeTimeRange={props.onChangeTimeRange}
                      group={isMultiple ? group : undefined}
                    />
                  </div>
                ))}
              </div>
              {lineHeight > 0 && <Omitted text={omitted} height={lineHeight} />}
            </>
          );
        }}
      </VizLayout>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
  }),
  grid: css({
    display: 'grid',
    alignContent: 'start',
    gap: theme.spacing(0.5, 1),
    overflowY: 'auto',
  }),
});
