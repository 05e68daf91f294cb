/** A line that a plugin logs, as go-plugin reads it. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly timestamp: string;
}

/**
 * Reads a line of hclog JSON by the rules of go-plugin, which ends Grafana where one of the three is
 * no string, and takes times with six decimals only.
 * @throws Error that says what is wrong
 */
export function parseLogLine(line: string): LogLine {
  const parsed: unknown = JSON.parse(line);
  if (typeof parsed !== 'object' || parsed === null) throw new Error(`no object: ${line}`);
  const entries = new Map<string, unknown>(Object.entries(parsed));
  const text = (key: string): string => {
    const value = entries.get(key);
    if (typeof value !== 'string') throw new Error(`${key} is no string: ${line}`);
    return value;
  };
  const timestamp = text('@timestamp');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(timestamp)) {
    throw new Error(`@timestamp is not as go-plugin reads it: ${line}`);
  }
  return { level: text('@level'), message: text('@message'), timestamp };
}
