import type { DataFrame } from '@grafana/data';
import { declaredName } from '../../../components/frames/find-frame';
import { readLatency } from '../../../components/frames/latency-frame';
import type { LatencyOptions } from '../options';

/** What is wrong, and what to add or change. */
export interface NoDataText {
  readonly title: string;
  readonly advice: string;
}

/** Why nothing is drawn although the query went well, and what to do about it. */
export function noDataText(
  frames: readonly DataFrame[],
  options: Pick<LatencyOptions, 'endpoint' | 'measures' | 'percentiles'>,
): NoDataText {
  if (!frames.some(({ fields }) => fields.length > 0)) {
    return {
      title: 'No requests in this range',
      advice: 'Choose a longer time range, or check the log groups of the data source.',
    };
  }
  const { endpoints } = readLatency(frames);
  if (endpoints.length === 0) return noLatency(frames);
  if (!options.measures.some((measure) => measure !== 'difference')) {
    return {
      title: 'No measure is chosen',
      advice: 'Choose Backend and Total in the panel option Measures.',
    };
  }
  if (options.endpoint !== '' && endpoints.every(({ endpoint }) => endpoint === '')) {
    return {
      title: 'The data is of all endpoints together',
      advice: 'Group the query by endpoint, or empty the panel option Endpoint.',
    };
  }
  if (options.endpoint !== '') {
    return {
      title: 'No requests of this endpoint',
      advice: 'Choose another endpoint or a longer range, or empty the panel option Endpoint.',
    };
  }
  return {
    title: 'None of the chosen measures and percentiles is in the data',
    advice: 'Add them to the query, or choose others in the panel options.',
  };
}

function noLatency(frames: readonly DataFrame[]): NoDataText {
  const isOurs = frames.some((frame) => declaredName(frame) !== undefined);
  return {
    title: 'No latency in this data',
    advice: isOurs
      ? 'Set the kind of the query to Latency.'
      : 'Use the Tailgate data source with the query kind Latency. For other data, such as ' +
        'CloudWatch metrics, choose the backend field (IntegrationLatency) and the total field ' +
        '(Latency) in the panel options.',
  };
}
