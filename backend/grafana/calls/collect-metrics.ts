import { TailgateError } from '../../errors';
import type { CallContext } from '../context';
import type { CollectMetricsRequest, CollectMetricsResponse } from '../wire/diagnostics';
import { runLimited } from './run-limited';

/** The metrics of Tailgate, which Grafana shows at `/metrics/plugins/ID`. @throws TailgateError */
export async function collectMetrics(
  { bridge, checkToken, timeoutMs, shutdown }: CallContext,
  { pluginContext }: CollectMetricsRequest,
  signal: AbortSignal,
): Promise<CollectMetricsResponse> {
  checkToken(pluginContext);
  const answer = await runLimited({ timeoutMs, signals: [signal, shutdown] }, (either) =>
    bridge({ method: 'GET', url: '/metrics', headers: {} }, either),
  );
  if (answer.status !== 200) {
    throw new TailgateError('unavailable', `The metrics answered with ${answer.status}.`);
  }
  return { metrics: { prometheus: answer.body } };
}
