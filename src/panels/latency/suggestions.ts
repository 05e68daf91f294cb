import {
  VisualizationSuggestionScore,
  type PanelDataSummary,
  type VisualizationSuggestion,
} from '@grafana/data';
import { readBuckets } from '../../components/frames/buckets-frame';
import { readChosenFields } from '../../components/frames/chosen-fields';
import { readLatency } from '../../components/frames/latency-frame';
import type { LatencyFieldConfig, LatencyOptions } from './options';

type Suggestion = VisualizationSuggestion<LatencyOptions, LatencyFieldConfig>;

// A card of the suggestions has room for the lines alone.
const forPreview = (suggestion: Suggestion) => {
  const legend = suggestion.options?.legend;
  suggestion.options = {
    ...suggestion.options,
    verdict: false,
    ...(legend === undefined ? {} : { legend: { ...legend, showLegend: false } }),
  };
};

/** Offers the panel where it has something to draw that others cannot: backend and total, or our buckets. */
export function suggestLatency({ rawFrames = [] }: PanelDataSummary): Suggestion[] {
  const suggestions: Suggestion[] = [];
  if (readLatency(rawFrames).times.length > 0) {
    suggestions.push({
      name: 'API latency: backend and total',
      score: VisualizationSuggestionScore.Best,
      cardOptions: { previewModifier: forPreview },
    });
    if (readBuckets(rawFrames) !== undefined) {
      suggestions.push({
        name: 'API latency heatmap',
        score: VisualizationSuggestionScore.Good,
        options: { mode: 'heatmap' },
        cardOptions: { previewModifier: forPreview },
      });
    }
    return suggestions;
  }
  const plain = readChosenFields(rawFrames, { backend: '', total: '' }).endpoints;
  const hasBoth = plain.some(
    ({ values }) =>
      values.some(({ measure }) => measure === 'backend') &&
      values.some(({ measure }) => measure === 'total'),
  );
  if (hasBoth) {
    suggestions.push({
      name: 'API latency: backend and total',
      score: VisualizationSuggestionScore.Good,
      cardOptions: { previewModifier: forPreview },
    });
  }
  return suggestions;
}
