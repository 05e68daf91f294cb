export const mainHelp = `Tailgate finds what is slow, timed out or failing behind an AWS API Gateway.

Usage
  tailgate analyze FILE…     findings of exported access logs, in the terminal
  tailgate serve             the query backend: HTTP, metrics, CloudWatch Logs embedded
  tailgate sample DIRECTORY  writes a day of logs with an incident in it, to try Tailgate on
  tailgate --version
  tailgate COMMAND --help    options and examples
`;

export const analyzeHelp = `Reads API Gateway access logs that you have as files and says what is wrong.
Nothing leaves this machine.

Usage
  tailgate analyze [options] FILE…

FILE is a file, a directory, or - for standard input. Tailgate looks at the content, not at the name:
  raw lines           JSON access log lines, one per line
  S3 export           lines that begin with a timestamp, as an export task writes them
  filter-log-events   the JSON that "aws logs filter-log-events" prints
each of them plain or gzipped.

Options
  --format text|json|markdown   how to print the findings (default: text)
  --fail-on SEVERITY            exit with 1 on a finding of this severity or above:
                                info, warning, high, critical
  --timeout-ms MS               the integration timeout of the API, where it is not the default
                                (REST and WebSocket 29000, HTTP 30000)
  --from TIME, --to TIME        only requests in this range; ISO 8601 or epoch, UTC, --to exclusive
  --field NAME=KEY              where the log line keeps a value, for unusual formats; may be repeated
  -q, --quiet                   no progress on standard error
  -h, --help

Exit codes
  0  read and judged      2  wrong use
  1  --fail-on was met    3  the input cannot be read at all

Examples
  tailgate analyze access.log
  tailgate analyze exports/            every file below the directory
  aws logs filter-log-events --log-group-name my-api --output json | tailgate analyze -
  tailgate analyze --format json --fail-on high export.gz > findings.json
  tailgate analyze --field integrationLatency=timing.backend --timeout-ms 60000 access.log
`;

export const sampleHelp = `Writes the logs of the last 24 hours of an API that had a bad day: an access log and the
logs of its Lambda functions. The same seed and time give the same bytes.

Usage
  tailgate sample [options] DIRECTORY

Options
  --seed NUMBER   another day of the same kind (default: 7)
  --now TIME      the end of the 24 hours (default: now)
  -q, --quiet     no progress on standard error
  -h, --help

Example
  tailgate sample sample/ && tailgate analyze sample/
`;
