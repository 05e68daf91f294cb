import { frameJson, type FrameJson } from '../arrow/frame-json';
import { readFrame } from '../arrow/read-frame';
import type { Frame } from '../arrow/frame';
import type { BackendPlugin } from '../plugin/backend-plugin';
import { PluginError } from '../plugin/plugin-error';
import type { QueryDataRequest } from '../wire/messages';

/** The answer to one refId as Grafana's server holds it. */
export interface QueryResult {
  readonly status: number;
  readonly frames: readonly Frame[];
  readonly error: string | undefined;
  readonly errorSource: string;
}

/** Such an answer as Grafana's HTTP interface sends it. */
export interface QueryResultJson {
  readonly error?: string;
  readonly errorSource?: string;
  readonly status: number;
  readonly frames: readonly FrameJson[];
}

/**
 * Asks a plugin and decodes the frames of all answers.
 * @throws PluginError where the plugin fails, or one frame of any answer cannot be read
 */
export async function runQueries(
  plugin: BackendPlugin,
  request: QueryDataRequest,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, QueryResult>> {
  const { responses } = await plugin.queryData(request, signal);
  const results = new Map<string, QueryResult>();
  for (const [refId, response] of Object.entries(responses)) {
    results.set(refId, {
      frames: response.frames.map((bytes) => withRefId(decode(bytes), refId)),
      status: response.status < 100 || response.status > 599 ? 520 : response.status,
      error: response.error === '' ? undefined : response.error,
      errorSource: response.errorSource,
    });
  }
  return results;
}

function decode(bytes: Uint8Array): Frame {
  try {
    return readFrame(bytes);
  } catch (error) {
    throw new PluginError(
      500,
      'plugin.requestFailureError',
      'An error occurred within the plugin',
      error instanceof Error ? error.message : String(error),
    );
  }
}

function withRefId(frame: Frame, refId: string): Frame {
  return frame.refId === '' ? { ...frame, refId } : frame;
}

export function resultJson({ status, frames, error, errorSource }: QueryResult): QueryResultJson {
  return {
    ...(error === undefined ? {} : { error, errorSource }),
    status,
    frames: frames.map(frameJson),
  };
}
