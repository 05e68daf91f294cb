import { flagLines } from '../config/reference';

/** The help of `tailgate serve`, its flags from the schema of the options. */
export function serveHelp(): string {
  return `Answers questions about API Gateway access logs in CloudWatch Logs over HTTP, for Grafana,
Prometheus and scripts, and runs an embedded CloudWatch Logs for trials.

Usage
  tailgate serve [options]

Every option can also stand in tailgate.yaml, or in a variable: --log-level is TAILGATE_LOG_LEVEL.
Flags win over variables, variables over the file. docs/configuration.md says what each allows.

Options
  --config FILE          the YAML file to read (default tailgate.yaml, where it exists)
${flagLines()
  .map((line) => `  ${line}`)
  .join('\n')}
  -h, --help

Exit codes
  0  stopped as asked    2  wrong options    4  could not start

Examples
  tailgate serve
  tailgate serve --config /etc/tailgate.yaml --log-level warn
  TAILGATE_TOKEN=$(openssl rand -hex 32) tailgate serve --host 0.0.0.0 --allowed-hosts tailgate.internal
  curl 'http://127.0.0.1:7070/api/v1/findings?source=orders&from=2026-11-20T14:00:00Z'
`;
}
