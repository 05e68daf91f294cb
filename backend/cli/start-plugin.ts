import { startGrafanaServer } from '../grafana/server';
import type { StartPlugin } from '../http/plugin-server';

/** Starts the server of Grafana's data source as the options `grpc.*` say. @throws TailgateError */
export const startPlugin: StartPlugin = ({ config, services, log, version, ...parts }) => {
  const { host, port, socket } = config.grpc;
  return startGrafanaServer({
    ...parts,
    listen: { host, port, ...(socket === undefined ? {} : { socket }) },
    services,
    token: config.token,
    log,
    version,
    timeoutMs: config.requestTimeoutMs,
  });
};
