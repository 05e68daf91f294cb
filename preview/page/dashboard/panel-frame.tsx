import {
  LoadingState,
  type AbsoluteTimeRange,
  type PanelData,
  type PanelPlugin,
} from '@grafana/data';
import { ErrorBoundaryAlert, PanelChrome, type PanelChromeProps } from '@grafana/ui';
import { Suspense, useEffect, useState } from 'react';
import { loadPanel } from '../plugins/load-panel';
import { PanelNotices } from './panel-notices';
import { PanelView } from './panel-view';

interface Props {
  readonly id: number;
  /** The id of the panel's plugin. */
  readonly plugin: string;
  readonly title: string;
  readonly description?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly data: PanelData | undefined;
  readonly width: number;
  readonly height: number;
  readonly timeZone: string;
  readonly menu?: PanelChromeProps['menu'];
  readonly onChangeTimeRange: (range: AbsoluteTimeRange) => void;
}

const noOptions = {};

/** A panel in the frame that Grafana puts round it: title, description, menu, loading bar, errors. */
export function PanelFrame(props: Props) {
  const {
    id,
    plugin: pluginId,
    title,
    description,
    data,
    width,
    height,
    timeZone,
    menu,
    onChangeTimeRange,
  } = props;
  const { options = noOptions } = props;
  const [plugin, setPlugin] = useState<PanelPlugin>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    loadPanel(pluginId).then(
      (loaded) => isCurrent && setPlugin(loaded),
      (error: unknown) =>
        isCurrent && setFailure(error instanceof Error ? error.message : 'failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [pluginId]);
  const status = failure ?? data?.error?.message;
  return (
    <PanelChrome
      width={width}
      height={height}
      title={title}
      {...(description !== undefined && { description })}
      {...(menu !== undefined && { menu })}
      titleItems={<PanelNotices series={data?.series ?? []} />}
      loadingState={data?.state ?? LoadingState.Loading}
      {...(status !== undefined && { statusMessage: status })}
    >
      {(innerWidth, innerHeight) =>
        plugin !== undefined && data !== undefined ? (
          <ErrorBoundaryAlert dependencies={[data]}>
            <Suspense fallback={null}>
              <PanelView
                {...{ id, plugin, title, options, data, timeZone, onChangeTimeRange }}
                width={innerWidth}
                height={innerHeight}
              />
            </Suspense>
          </ErrorBoundaryAlert>
        ) : (
          failure
        )
      }
    </PanelChrome>
  );
}
