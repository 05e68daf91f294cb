import type { SourceHealth } from '../../services/services';
import type { CallContext } from '../context';
import {
  healthStatus,
  type CheckHealthRequest,
  type CheckHealthResponse,
} from '../wire/diagnostics';
import { callError } from './call-error';
import { readSettings, sourceOfSettings } from './read-settings';
import { runLimited } from './run-limited';

type Verdict = { readonly ok: boolean; readonly message: string };

const sentence = ({ source, message }: SourceHealth): string => `${source}: ${message}`;

/** What is said of all sources, where the data source names none. */
function ofAll(all: readonly SourceHealth[], version: string): Verdict {
  if (all.length === 0) {
    const remedy = 'Enter log groups here, or name sources in tailgate.yaml.';
    return { ok: false, message: `Tailgate ${version} runs, but it has no source. ${remedy}` };
  }
  const good = all.filter(({ ok }) => ok);
  const shown = good.length === 0 ? all : good;
  return {
    ok: good.length > 0,
    message: `Tailgate ${version} answers. ${good.length} of ${all.length} sources can be asked. ${shown.map(sentence).join(' ')}`,
  };
}

function ofOne(name: string, all: readonly SourceHealth[], version: string): Verdict {
  const { ok = false, message = 'There is no answer.' } =
    all.find(({ source }) => source === name) ?? {};
  return { ok, message: `Tailgate ${version}, source "${name}": ${message}` };
}

/** What "Save & test" shows: whether the source of the data source can be asked, and what to do else. */
export async function checkHealth(
  { services, checkToken, version, log, timeoutMs, shutdown }: CallContext,
  { pluginContext }: CheckHealthRequest,
  signal: AbortSignal,
): Promise<CheckHealthResponse> {
  const answer = ({ ok, message }: Verdict): CheckHealthResponse => ({
    status: ok ? healthStatus.ok : healthStatus.error,
    message,
    jsonDetails: Buffer.from(JSON.stringify({ version })),
  });
  try {
    checkToken(pluginContext);
    const source = sourceOfSettings(services, readSettings(pluginContext));
    const limits = { timeoutMs, signals: [signal, shutdown] };
    const all = await runLimited(limits, (either) => services.checkHealth(either, source));
    return answer(source === undefined ? ofAll(all, version) : ofOne(source, all, version));
  } catch (error) {
    const { text, fault } = callError(error);
    if (fault) log.error({ err: error }, 'health check failed');
    return answer({ ok: false, message: text });
  }
}
