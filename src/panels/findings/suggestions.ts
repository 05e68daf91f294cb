import {
  VisualizationSuggestionScore,
  type PanelDataSummary,
  type VisualizationSuggestion,
} from '@grafana/data';
import { readFindings } from '../../components/frames/findings-frame';
import type { FindingsOptions } from './options';

/** Suggests the panel for data with findings in it, and for no other. */
export function suggest(
  summary: PanelDataSummary,
): VisualizationSuggestion<FindingsOptions>[] | void {
  const frames = summary.rawFrames ?? [];
  if (readFindings(frames) === undefined) return;
  return [
    {
      name: 'API findings',
      description: 'Findings by severity, with evidence and actions',
      score: VisualizationSuggestionScore.Best,
      cardOptions: {
        previewModifier: (suggestion) => {
          suggestion.options = { ...suggestion.options, open: 'none' };
        },
      },
    },
  ];
}
