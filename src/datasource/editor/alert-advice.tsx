import { Alert, Text } from '@grafana/ui';
import { isAlerting } from '../default-query';
import { whyNotInAlert } from '../kinds';
import type { TailgateQuery } from '../types';
import type { FieldProps } from './field-props';

/** In an alert rule: what stands in the way of one number for each instance, and what Grafana asks of the author. */
export function AlertAdvice({ query, app }: Pick<FieldProps, 'query' | 'app'>) {
  if (!isAlerting(app)) return null;
  const advice = whyNotInAlert(query.kind) || whatIsMissing(query);
  if (advice === '') return query.kind === 'alert' ? <QuietEndpoints /> : null;
  return <Alert severity="warning" title={advice} bottomSpacing={0} topSpacing={0} />;
}

function whatIsMissing({ kind, measures, percentiles }: TailgateQuery): string {
  if (kind !== 'latency') return '';
  const oneMeasure = measures?.length === 1;
  const onePercentile = percentiles?.length === 1 || measures?.[0] === 'share';
  return oneMeasure && onePercentile
    ? ''
    : 'An alert rule takes one number for each series. Choose one series and one percentile.';
}

/** Grafana's own default for a missing number is an alert of its own, for each endpoint. */
function QuietEndpoints() {
  return (
    <Text variant="bodySmall" color="secondary">
      An endpoint with too few requests has no number. So that it wakes nobody, set{' '}
      <em>Alert state if no data or all values are null</em> to <em>Normal</em>, under{' '}
      <em>Configure no data and error handling</em>.
    </Text>
  );
}
