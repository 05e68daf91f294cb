import { LoadingState, type PanelData } from '@grafana/data';

/**
 * What is shown once an answer arrives: while the next one is on its way, and beside an error that came
 * without data, that which was shown before stays.
 */
export function withShown(next: PanelData, shown: PanelData | undefined): PanelData {
  if (shown === undefined || next.series.length > 0) return next;
  if (next.state === LoadingState.Loading) return { ...next, series: shown.series };
  if (next.state !== LoadingState.Error) return next;
  // An error says nothing of another range: the data keeps its own.
  return { ...next, series: shown.series, timeRange: shown.timeRange };
}
