import { FieldType, getFieldDisplayName, type DataFrame, type Field } from '@grafana/data';
import { alignValues, mergeTimes } from './align';
import { numbersOf, timeField } from './cells';
import type { LatencyFrames, LatencyValues } from './latency-frame';
import type { Measure } from './percentile-name';

/** Fields of any data source that stand for our measures, by display name. Empty: none chosen. */
export interface ChosenFields {
  readonly backend: string;
  readonly total: string;
}

// The names that API Gateway's own metrics have in CloudWatch.
const metricNames = { backend: /\bIntegrationLatency\b/i, total: /(?<!Integration)\bLatency\b/i };

/**
 * Latency from fields that are no frame of ours: those chosen, else those that are named as API
 * Gateway's metrics in CloudWatch. Every label combination is a series of its own.
 */
export function readChosenFields(
  frames: readonly DataFrame[],
  chosen: ChosenFields,
): LatencyFrames {
  const parts = frames.flatMap((frame) => {
    const time = timeField(frame);
    if (time === undefined) return [];
    const times = numbersOf(time).map((value) => value ?? 0);
    return frame.fields
      .filter(({ type }) => type === FieldType.number)
      .flatMap((field) => {
        const measure = measureOf(field, frame, frames, chosen);
        return measure === undefined ? [] : [{ measure, field, frame, times }];
      });
  });
  const times = mergeTimes([...new Set(parts.map((part) => part.times))]);
  const endpoints = new Map<string, LatencyValues[]>();
  for (const { measure, field, frame, times: ownTimes } of parts) {
    const values = alignValues(times, ownTimes, numbersOf(field));
    const endpoint = labelText(field);
    const group = endpoints.get(endpoint) ?? [];
    // A series that is there twice (two queries of one metric) is drawn once.
    if (!group.some((other) => other.measure === measure)) {
      group.push({ measure, percentile: '', values, field, frame });
    }
    endpoints.set(endpoint, group);
  }
  return {
    times,
    endpoints: [...endpoints].map(([endpoint, values]) => ({ endpoint, values })),
  };
}

function measureOf(
  field: Field,
  frame: DataFrame,
  frames: readonly DataFrame[],
  chosen: ChosenFields,
): Measure | undefined {
  const names = [getFieldDisplayName(field, frame, [...frames]), field.name];
  if (chosen.backend !== '' && names.includes(chosen.backend)) return 'backend';
  if (chosen.total !== '' && names.includes(chosen.total)) return 'total';
  const named = [...names, frame.name ?? ''];
  if (chosen.backend === '' && named.some((name) => metricNames.backend.test(name))) {
    return 'backend';
  }
  if (chosen.total === '' && named.some((name) => metricNames.total.test(name))) return 'total';
  return undefined;
}

/** Labels as one text, so that backend and total of one resource meet; a statistic is no label. */
function labelText(field: Field): string {
  return Object.entries(field.labels ?? {})
    .filter(([name]) => !/^(metric|statistic|stat|__name__|series)/i.test(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, value]) => value)
    .join(' · ');
}
