import { isValue } from '../../../components/frames/cells';
import { formatShare } from '../../../components/format';
import type { ChartScene } from './scene';
import { noRequests, type Verdict } from './verdict';

/**
 * What can be said without the frame `summary`, as with plain CloudWatch metrics: the backend's part of
 * the two lines where both have a value. They may be of different requests, so nothing is blamed.
 */
export function judgePlain({ series, name }: Pick<ChartScene, 'series' | 'name'>): Verdict {
  const backend = series.find(({ measure }) => measure === 'backend');
  const total = series.find(
    ({ measure, percentile }) =>
      measure === 'total' && (backend === undefined || percentile === backend.percentile),
  );
  if (backend === undefined || total === undefined) {
    return {
      kind: 'unknown',
      claim: 'No verdict',
      evidence: 'it takes a backend and a total latency of the same requests',
    };
  }
  let backendSum = 0;
  let totalSum = 0;
  total.values.forEach((value, row) => {
    const part = backend.values[row];
    if (!isValue(value) || !isValue(part)) return;
    backendSum += part;
    totalSum += value;
  });
  if (totalSum === 0) return noRequests;
  const whose = name === '' ? '' : `${name}: `;
  // Metrics average other requests into the one than into the other, so a part may exceed the whole.
  if (backendSum > totalSum) {
    return {
      kind: 'unknown',
      claim: `${whose}No verdict`,
      evidence: 'the backend line is above the total, so they are of different requests',
    };
  }
  return {
    kind: 'unknown',
    claim: `${whose}Backend ${formatShare(backendSum / totalSum)} of the total`,
    evidence: 'by the two lines drawn; access logs would tell it per request',
  };
}
