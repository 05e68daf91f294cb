import {
  VisualizationSuggestionScore,
  type PanelDataSummary,
  type VisualizationSuggestion,
} from '@grafana/data';
import { declaredName } from '../../components/frames/find-frame';
import type { TimeoutsOptions } from './options';
import { readTimeouts } from './timeouts-data';

/** Suggests the panel for data that counts timeouts; less so where latency is what was asked for. */
export function suggest(
  summary: PanelDataSummary,
): VisualizationSuggestion<TimeoutsOptions>[] | void {
  const frames = summary.rawFrames ?? [];
  if (readTimeouts(frames) === undefined) return;
  const isOfLatency = frames.some((frame) => declaredName(frame) === 'latency');
  return [
    {
      name: 'API timeouts',
      description: 'Timeouts with their change and worst endpoints',
      score: isOfLatency ? VisualizationSuggestionScore.OK : VisualizationSuggestionScore.Best,
    },
  ];
}
