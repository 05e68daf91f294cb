import type { DataFrame } from '@grafana/data';
import { PanelMessage } from '../../../components/states/panel-message';
import type { LatencyOptions } from '../options';
import { noDataText } from '../scene/no-data-text';

interface Props {
  readonly frames: readonly DataFrame[];
  readonly options: LatencyOptions;
  readonly isCompact: boolean;
}

export function NoData({ frames, options, isCompact }: Props) {
  const { title, advice } = noDataText(frames, options);
  return (
    <PanelMessage tone="neutral" title={title} isCompact={isCompact}>
      {advice}
    </PanelMessage>
  );
}
