export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** A line of a plugin's stderr as Grafana writes it to its log. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
}

const prefixes: readonly (readonly [prefix: string, level: LogLevel])[] = [
  ['[TRACE]', 'trace'],
  ['[DEBUG]', 'debug'],
  ['[INFO]', 'info'],
  ['[WARN]', 'warn'],
  ['[ERROR]', 'error'],
  ['panic: ', 'error'],
  ['fatal error: ', 'error'],
];
const levels: Readonly<Record<string, LogLevel>> = {
  trace: 'trace',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  error: 'error',
};
/** Microseconds and a zone, as hclog writes it; with anything else the line is no entry. */
const timestampFormat = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[+-]\d\d:\d\d)$/;

/**
 * Reads a line of stderr as go-plugin does: JSON of hclog by its level, a known prefix by that, the
 * rest at debug.
 * @throws Error where go-plugin's type assertions would end Grafana itself
 */
export function parseLogLine(line: string): LogEntry {
  const entry = parseObject(line);
  if (entry !== undefined) {
    const message = textOf(entry, '@message', line) ?? '';
    const level = levels[textOf(entry, '@level', line)?.toLowerCase() ?? ''];
    const timestamp = textOf(entry, '@timestamp', line);
    if (timestamp === undefined || timestampFormat.test(timestamp)) {
      return level === undefined ? { level: 'debug', message: line } : { level, message };
    }
  }
  const known = prefixes.find(([prefix]) => line.startsWith(prefix));
  return { level: known?.[1] ?? 'debug', message: line };
}

/** @throws Error where the key has another type */
function textOf(
  entry: Readonly<Record<string, unknown>>,
  key: string,
  line: string,
): string | undefined {
  if (!(key in entry)) return undefined;
  const value = entry[key];
  if (typeof value === 'string') return value;
  throw new Error(`Grafana panics: ${key} of a log line is not a text: ${line}`);
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}
