import type { PanelModel } from '@grafana/data';
import {
  defaultOptions,
  episodeFilters,
  layouts,
  mostEndpoints,
  modes,
  optionsVersion,
  shownMeasures,
  type LatencyOptions,
} from './options';

/**
 * Brings options that a dashboard has saved to the present shape, whatever version, hand or generator
 * wrote them: what is missing or cannot be gets its default, what is unknown to this version is kept.
 */
export function migrateOptions(
  panel: PanelModel<Partial<LatencyOptions>>,
): Partial<LatencyOptions> {
  const saved: unknown = panel.options;
  const read = (name: keyof LatencyOptions): unknown =>
    typeof saved === 'object' && saved !== null ? Reflect.get(saved, name) : undefined;
  const flag = (
    name: 'verdict' | 'timeouts' | 'limits' | 'annotations' | 'ghost' | 'logarithmic',
  ) => {
    const value = read(name);
    return typeof value === 'boolean' ? value : defaultOptions[name];
  };
  const text = (name: 'endpoint' | 'backendField' | 'totalField' | 'slowRequestsLink') => {
    const value = read(name);
    return typeof value === 'string' ? value : defaultOptions[name];
  };
  const most = read('maxEndpoints');
  const measures = textList(read('measures'));
  return {
    ...panel.options,
    version: optionsVersion,
    mode: oneOf(modes, read('mode')) ?? defaultOptions.mode,
    layout: oneOf(layouts, read('layout')) ?? defaultOptions.layout,
    episodes:
      oneOf(episodeFilters, read('episodes')) ??
      // What the first version drew where nothing was chosen.
      (read('version') === 1 ? 'high' : defaultOptions.episodes),
    measures:
      measures === undefined
        ? [...defaultOptions.measures]
        : shownMeasures.filter((measure) => measures.includes(measure)),
    percentiles: (textList(read('percentiles')) ?? []).filter((name) =>
      /^p\d{1,2}(_\d+)?$/.test(name),
    ),
    maxEndpoints:
      typeof most === 'number' && most >= 1
        ? Math.min(mostEndpoints, Math.floor(most))
        : defaultOptions.maxEndpoints,
    endpoint: text('endpoint'),
    backendField: text('backendField'),
    totalField: text('totalField'),
    slowRequestsLink: text('slowRequestsLink'),
    verdict: flag('verdict'),
    timeouts: flag('timeouts'),
    limits: flag('limits'),
    annotations: flag('annotations'),
    ghost: flag('ghost'),
    logarithmic: flag('logarithmic'),
  };
}

function oneOf<Name extends string>(names: readonly Name[], value: unknown): Name | undefined {
  return names.find((name) => name === value);
}

function textList(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: unknown[] = value;
  return items.filter((item) => typeof item === 'string');
}
