import { applyFieldOverrides, createTheme, type DataFrame } from '@grafana/data';
import { LegendDisplayMode, SortOrder, TooltipDisplayMode } from '@grafana/schema';
import { defaultOptions, type LatencyOptions } from '../options';
import { prepareScene } from '../scene/prepare-scene';

export const theme = createTheme();

/** The panel's options as a new panel has them. */
export const newPanelOptions: LatencyOptions = {
  ...defaultOptions,
  legend: {
    showLegend: true,
    displayMode: LegendDisplayMode.List,
    placement: 'bottom',
    calcs: [],
  },
  tooltip: { mode: TooltipDisplayMode.Multi, sort: SortOrder.None },
};

interface Given {
  readonly options?: Partial<LatencyOptions>;
  readonly annotations?: readonly DataFrame[];
  readonly endpoints?: readonly string[];
}

/** The scene of frames as Grafana prepares them for a panel. */
export function sceneOf(frames: readonly DataFrame[], given: Given = {}) {
  return prepareScene({
    frames: applyFieldOverrides({
      data: [...frames],
      fieldConfig: { defaults: {}, overrides: [] },
      replaceVariables: (text) => text,
      theme,
      timeZone: 'utc',
    }),
    annotations: given.annotations ?? [],
    options: { ...newPanelOptions, ...given.options },
    endpoints: given.endpoints ?? [],
    theme,
  });
}
