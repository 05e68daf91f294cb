import { createLogsClient } from '../create-logs-client';
import type { LogsClient } from '../logs-client';
import type { ConnectionSettings } from '../settings';
import type { FakeLogsServer } from './fake-logs-server';

/** Retries without noticeable delay. */
export const quickRetries = {
  maxAttempts: 3,
  transientDelayMs: 1,
  throttledDelayMs: 2,
  maxDelayMs: 4,
};

/** A client of the server that gives up quickly. */
export function connect(
  server: FakeLogsServer,
  settings: Partial<ConnectionSettings> = {},
): Promise<LogsClient> {
  return createLogsClient({
    credentials: { kind: 'dummy' },
    endpoint: server.endpoint,
    region: 'eu-central-1',
    retries: quickRetries,
    timeouts: { connectMs: 500, responseMs: 200, idleMs: 200 },
    ...settings,
  });
}
