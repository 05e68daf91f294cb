import { exitCodeOfError } from '../../backend/cli/exit-code';
import { renderError } from '../../backend/cli/render-error';
import { runServe } from '../../backend/cli/run-serve';
import { startServices } from '../../backend/services/start-services';
import { Preview } from './preview';

// `tailgate serve` with the preview at its address: what `npm start` runs.

const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => controller.abort());
}
const { environment, stdout, stderr } = {
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
};
const preview = new Preview({ print: (line) => stderr.write(`${line}\n`) });
const run = runServe(process.argv.slice(2), controller.signal, startServices, {
  environment,
  stdout,
  stderr,
  extension: preview,
});

run.then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    stderr.write(renderError(error));
    process.exitCode = exitCodeOfError(error);
  },
);
