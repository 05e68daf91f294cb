#!/usr/bin/env node
import { exitCodeOfError, exitCodes } from './exit-code';
import { mainHelp } from './help';
import { renderError } from './render-error';
import { runAnalyze } from './run-analyze';
import { runSample } from './run-sample';
import { startServices } from '../services/start-services';
import { runServe } from './run-serve';
import { version } from './version';

type Command = (args: readonly string[], signal: AbortSignal) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  analyze: runAnalyze,
  sample: runSample,
  serve: (args, signal) => runServe(args, signal, startServices),
};

async function run(args: readonly string[], signal: AbortSignal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(mainHelp);
    return name === undefined ? exitCodes.wrongUse : exitCodes.fine;
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${version()}\n`);
    return exitCodes.fine;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process.stderr.write(`tailgate: there is no command "${name}".\n\n${mainHelp}`);
    return exitCodes.wrongUse;
  }
  return command(rest, signal);
}

/** Ctrl-C cancels the work; a second one ends the process at once. */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort());
  }
  return controller.signal;
}

/** A reader such as `head` may close the pipe early: that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.fine : exitCodes.failure);
});

run(process.argv.slice(2), abortOnSignals()).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(renderError(error));
    process.exitCode = exitCodeOfError(error);
  },
);
