import type { DataFrame } from '@grafana/data';
import { PanelMessage } from '../../../components/states/panel-message';
import type { LatencyOptions } from '../options';
import { noDataText } from '../scene/no-data-text';

interface Props {
  readonly frames: readonly DataFrame[];
  readonly options: LatencyOptions;
  /** Chosen in the panel, variables filled in; all where empty. */
  readonly endpoints: readonly string[];
  readonly isCompact: boolean;
}

export function NoData({ frames, options, endpoints, isCompact }: Props) {
  const { title, advice } = noDataText(frames, options, endpoints);
  return (
    <PanelMessage tone="neutral" title={title} isCompact={isCompact}>
      {advice}
    </PanelMessage>
  );
}
