import type { DataFrame } from '@grafana/data';
import { isValue } from '../../../components/frames/cells';
import { declaredName } from '../../../components/frames/find-frame';
import { readLatency } from '../../../components/frames/latency-frame';
import { readSummary } from '../../../components/frames/summary-frame';
import { plural } from '../../../components/wording/quantity-text';
import type { LatencyOptions } from '../options';

/** What is wrong, and what to add or change. */
export interface NoDataText {
  readonly title: string;
  readonly advice: string;
}

const noRequests: NoDataText = {
  title: 'No requests in this range',
  advice: 'Choose a longer time range, or check the log groups of the data source.',
};

/** Why nothing is drawn although the query went well, and what to do about it. */
export function noDataText(
  frames: readonly DataFrame[],
  options: Pick<LatencyOptions, 'endpoint' | 'measures' | 'percentiles'>,
  asked: readonly string[] = [],
): NoDataText {
  if (!frames.some(({ fields }) => fields.length > 0)) {
    return noRequests;
  }
  const { endpoints } = readLatency(frames);
  if (endpoints.length === 0) return noLatency(frames);
  const chosen = endpoints.filter(({ endpoint }) => asked.length === 0 || asked.includes(endpoint));
  const hasValues = chosen.some(({ values }) => values.some((line) => line.values.some(isValue)));
  if (chosen.length > 0 && !hasValues) return noValues(frames, asked);
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

/** There is the series, and nothing in it. */
function noValues(frames: readonly DataFrame[], asked: readonly string[]): NoDataText {
  const rows = readSummary(frames).filter(
    ({ endpoint }) => asked.length === 0 || asked.includes(endpoint),
  );
  const whole = rows.filter(({ endpoint }) => endpoint === '');
  const without = (whole.length > 0 ? whole : rows).reduce(
    (sum, { withoutIntegration }) => sum + withoutIntegration,
    0,
  );
  return without === 0
    ? noRequests
    : {
        title: 'No request reached a backend',
        advice:
          `${plural(without, 'request')} in this range ${without === 1 ? 'was' : 'were'} answered by ` +
          'API Gateway alone: refused, from its cache, or OPTIONS. Without an integration there is ' +
          'no backend time to show.',
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
