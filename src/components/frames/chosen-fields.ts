import { FieldType, getFieldDisplayName, type DataFrame, type Field } from '@grafana/data';
import { alignValues, mergeTimes } from './align';
import { numbersOf, timeField, timesOf } from './cells';
import type { EndpointLatency, LatencyFrames } from './latency-frame';
import { percentileRank, type Measure } from './percentile-name';

/** Fields of any data source that stand for our measures, by display name. Empty: none chosen. */
export interface ChosenFields {
  readonly backend: string;
  readonly total: string;
}

// The names that API Gateway's own metrics have in CloudWatch.
const metricNames = { backend: /\bIntegrationLatency\b/i, total: /(?<!Integration)\bLatency\b/i };

// Labels that say what is measured, not of what.
const statisticLabel = /^(metric|statistic|stat$|__name__|series)/i;

/**
 * Latency from fields that are no frame of ours: those chosen, else those that are named as API
 * Gateway's metrics in CloudWatch, with a percentile where the name has one. Every combination of
 * labels is a series of its own.
 */
export function readChosenFields(
  frames: readonly DataFrame[],
  chosen: ChosenFields,
): LatencyFrames {
  const parts = frames.flatMap((frame) => {
    const time = timeField(frame);
    if (time === undefined) return [];
    const times = timesOf(time);
    return frame.fields
      .filter(({ type }) => type === FieldType.number)
      .flatMap((field) => {
        const meaning = meaningOf(field, frame, frames, chosen);
        return meaning === undefined ? [] : [{ ...meaning, field, frame, times }];
      });
  });
  const times = mergeTimes([...new Set(parts.map((part) => part.times))]);
  const nameOf = seriesNames(parts.map(({ field }) => field));
  const endpoints = new Map<string, EndpointLatency>();
  for (const { measure, percentile, field, frame, times: ownTimes } of parts) {
    const endpoint = nameOf(field);
    const group = endpoints.get(endpoint) ?? { source: '', endpoint, values: [] };
    endpoints.set(endpoint, group);
    // A series that is there twice (two queries of one metric) is drawn once.
    if (group.values.some((one) => one.measure === measure && one.percentile === percentile)) {
      continue;
    }
    const values = alignValues(times, ownTimes, numbersOf(field));
    group.values.push({ measure, percentile, values, field, frame });
  }
  for (const { values } of endpoints.values()) {
    values.sort((one, other) => percentileRank(one.percentile) - percentileRank(other.percentile));
  }
  return { times, endpoints: [...endpoints.values()] };
}

function meaningOf(
  field: Field,
  frame: DataFrame,
  frames: readonly DataFrame[],
  chosen: ChosenFields,
): { measure: Measure; percentile: string } | undefined {
  const names = [getFieldDisplayName(field, frame, [...frames]), field.name];
  // Who chooses the two fields says that they belong together, whatever their names.
  if (chosen.backend !== '' && names.includes(chosen.backend)) {
    return { measure: 'backend', percentile: '' };
  }
  if (chosen.total !== '' && names.includes(chosen.total)) {
    return { measure: 'total', percentile: '' };
  }
  const named = [...names, frame.name ?? ''];
  const isNamed = (measure: 'backend' | 'total') =>
    chosen[measure] === '' && named.some((name) => metricNames[measure].test(name));
  const measure = isNamed('backend') ? 'backend' : isNamed('total') ? 'total' : undefined;
  if (measure === undefined) return undefined;
  const isAnyChosen = chosen.backend !== '' || chosen.total !== '';
  return { measure, percentile: isAnyChosen ? '' : percentileOf([...named, statisticOf(field)]) };
}

/** `p99_9` where a name says so as CloudWatch's statistics do (`Latency p99.9`), else empty. */
function percentileOf(names: readonly string[]): string {
  for (const name of names) {
    const match = /(?:^|[^a-z0-9])p(\d{1,2}(?:\.\d+)?)(?![\w.])/i.exec(name);
    if (match?.[1] !== undefined) return `p${match[1].replace('.', '_')}`;
  }
  return '';
}

function statisticOf({ labels = {} }: Field): string {
  return labels.stat ?? labels.statistic ?? labels.Stat ?? labels.Statistic ?? '';
}

/**
 * What the series are called, so that backend and total of one resource meet: the endpoint by the labels
 * `endpoint`, or `Method` and `Resource` as CloudWatch has them, and every other label in which the
 * series differ.
 */
function seriesNames(fields: readonly Field[]): (field: Field) => string {
  const names = [...new Set(fields.flatMap(({ labels }) => Object.keys(labels ?? {})))]
    .filter((name) => !statisticLabel.test(name))
    .filter((name) => !['endpoint', 'Method', 'Resource'].includes(name))
    .filter((name) => new Set(fields.map(({ labels }) => labels?.[name] ?? '')).size > 1)
    .sort();
  return ({ labels = {} }) =>
    [
      labels.endpoint ?? '',
      [labels.Method, labels.Resource].filter((part) => part !== undefined).join(' '),
      ...names.map((name) => labels[name] ?? ''),
    ]
      .filter((part) => part !== '')
      .join(' · ');
}
