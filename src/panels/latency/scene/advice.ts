import type { LatencyFrames } from '../../../components/frames/latency-frame';
import { percentileLabel } from '../../../components/frames/percentile-name';
import type { LatencyOptions } from '../options';

interface DataFound {
  readonly latency: LatencyFrames;
  /** Latency buckets: not in the data, of other series than those drawn, or drawn. */
  readonly buckets: 'none' | 'whole' | 'drawn';
}

/** What the options ask for and the data of Tailgate lacks, with what to add so that it is drawn. */
export function missingAdvice(
  { latency, buckets }: DataFound,
  options: Pick<LatencyOptions, 'mode' | 'measures' | 'percentiles'>,
): string[] {
  const advice: string[] = [];
  if (options.mode === 'heatmap' && buckets === 'whole') {
    advice.push(
      'A heatmap is of all endpoints of its query together, so percentiles are drawn: take the grouping by endpoint out of the query, and choose one endpoint there to see it alone.',
    );
  }
  if (options.mode === 'heatmap' && buckets === 'none') {
    advice.push(
      'The data has no latency buckets, so percentiles are drawn: switch on "Heatmap" in the query.',
    );
  }
  const values = latency.endpoints.flatMap((endpoint) => endpoint.values);
  if (values.length === 0) return advice;
  const names = { backend: 'Backend', total: 'Response', overhead: 'Overhead' } as const;
  for (const measure of ['backend', 'total', 'overhead'] as const) {
    if (options.measures.includes(measure) && !values.some((one) => one.measure === measure)) {
      advice.push(`The query leaves out "${names[measure]}": add it to its measures.`);
    }
  }
  const missing = options.percentiles.filter(
    (percentile) => !values.some((one) => one.percentile === percentile),
  );
  if (missing.length > 0) {
    advice.push(`Add ${missing.map(percentileLabel).join(', ')} to the percentiles of the query.`);
  }
  return advice;
}
