import { parseArgs } from 'node:util';
import { severities, type Severity } from '@tailgate/contract';
import { TailgateError, messageOf } from '../errors';
import { parseInstant } from './time';

export const formats = ['text', 'json', 'markdown'] as const;
export type OutputFormat = (typeof formats)[number];

export interface AnalyzeOptions {
  readonly paths: readonly string[];
  readonly format: OutputFormat;
  readonly failOn: Severity | undefined;
  readonly timeoutMs: number | undefined;
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
  /** Canonical field to the key in the log line. */
  readonly fields: Readonly<Record<string, string>>;
  readonly quiet: boolean;
  readonly help: boolean;
}

const wrongUse = (message: string, remedy: string): TailgateError =>
  new TailgateError('invalid-input', message, { remedy });

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw wrongUse(`${option} "${value}" is not known.`, `Use one of: ${allowed.join(', ')}.`);
  }
  return found;
}

function positiveNumber(option: string, value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number <= 0) {
    throw wrongUse(
      `${option} "${value}" is not a number of milliseconds above 0.`,
      `Write for example ${option} 29000.`,
    );
  }
  return number;
}

function instant(option: string, value: string): number {
  const ms = parseInstant(value);
  if (ms === undefined) {
    throw wrongUse(
      `${option} "${value}" is not a time.`,
      'Write ISO 8601, for example 2026-11-20T14:00:00Z, or epoch seconds or milliseconds.',
    );
  }
  return ms;
}

function fieldMap(pairs: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at <= 0 || at === pair.length - 1) {
      throw wrongUse(
        `--field "${pair}" is not NAME=KEY.`,
        'Write for example --field integrationLatency=timing.backend.',
      );
    }
    fields[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return fields;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string' },
        'timeout-ms': { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        field: { type: 'string', multiple: true, default: [] },
        quiet: { type: 'boolean', short: 'q', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw wrongUse(messageOf(error), 'Run "tailgate analyze --help" for the options.');
  }
}

/** Reads the arguments of `tailgate analyze`. Throws `invalid-input` that names the option and the remedy. */
export function parseAnalyzeOptions(args: readonly string[]): AnalyzeOptions {
  const { values, positionals } = parse(args);
  const fromMs = values.from === undefined ? undefined : instant('--from', values.from);
  const toMs = values.to === undefined ? undefined : instant('--to', values.to);
  if (fromMs !== undefined && toMs !== undefined && fromMs >= toMs) {
    throw wrongUse('--from is not before --to.', 'Give a range whose start is before its end.');
  }
  if (positionals.length === 0 && !values.help) {
    throw wrongUse(
      'No file was named.',
      'Name files or directories, or - for standard input: tailgate analyze access.log',
    );
  }
  return {
    paths: positionals,
    format: oneOf('--format', values.format, formats),
    failOn:
      values['fail-on'] === undefined
        ? undefined
        : oneOf('--fail-on', values['fail-on'], severities),
    timeoutMs:
      values['timeout-ms'] === undefined
        ? undefined
        : positiveNumber('--timeout-ms', values['timeout-ms']),
    fromMs,
    toMs,
    fields: fieldMap(values.field),
    quiet: values.quiet,
    help: values.help,
  };
}
