import { parseArgs } from 'node:util';
import { TailgateError, messageOf } from '../errors';
import { formatBytes, formatCount } from '../rules/format';

import { sampleSeed, writeSample } from '../sample/write-sample';
import { exitCodes } from './exit-code';
import { sampleHelp } from './help';
import { progressOn } from './progress';
import { parseInstant } from './time';

interface SampleArguments {
  readonly directory: string | undefined;
  readonly seed: number;
  readonly now: number;
  readonly quiet: boolean;
  readonly help: boolean;
}

function wrongUse(message: string, remedy: string): TailgateError {
  return new TailgateError('invalid-input', message, { remedy });
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        now: { type: 'string' },
        quiet: { type: 'boolean', short: 'q', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw wrongUse(messageOf(error), 'Run "tailgate sample --help" for the options.');
  }
}

function sampleArguments(args: readonly string[]): SampleArguments {
  const { values, positionals } = parse(args);
  const seed = values.seed === undefined ? sampleSeed : Number(values.seed);
  if (!Number.isSafeInteger(seed)) {
    throw wrongUse(
      `--seed "${values.seed ?? ''}" is not a whole number.`,
      'Write for example --seed 7.',
    );
  }
  const now = values.now === undefined ? Date.now() : parseInstant(values.now);
  if (now === undefined) {
    throw wrongUse(
      `--now "${values.now ?? ''}" is not a time.`,
      'Write ISO 8601, for example 2026-11-20T14:00:00Z.',
    );
  }
  if (positionals.length > 1 || (positionals.length === 0 && !values.help)) {
    throw wrongUse('One directory is needed.', 'Write for example: tailgate sample sample/');
  }
  return { directory: positionals[0], seed, now, quiet: values.quiet, help: values.help };
}

/** `tailgate sample`: writes a day of logs with an incident in it. */
export async function runSample(args: readonly string[]): Promise<number> {
  const { directory, seed, now, quiet, help } = sampleArguments(args);
  if (help || directory === undefined) {
    process.stdout.write(sampleHelp);
    return exitCodes.fine;
  }
  const progress = progressOn(process.stderr, quiet);
  progress.step('Generating the sample incident');
  const sample = await writeSample(directory, {
    seed,
    now,
    onProgress: (share) => progress.share(share),
  });
  progress.end();
  if (!quiet) {
    const bytes = sample.files.reduce((sum, file) => sum + file.bytes, 0);
    process.stderr.write(
      `Sample: ${formatCount(sample.accessLines)} access log lines and ${formatCount(sample.lambdaEvents)} Lambda lines in ${directory}, ${formatBytes(bytes)}.\n`,
    );
  }
  return exitCodes.fine;
}
