import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A client that knows maxItems and nextToken of GetQueryResults: 1.40 does not yet. */
const version = '1.44.5';

/** Where the client is kept between runs; its name tells the version, so that another one does not meet it. */
const environment = join(tmpdir(), 'tailgate-third-party', `boto3-${version}`);
const python = join('bin', 'python');

/**
 * A Python interpreter that has boto3, in a virtual environment that is made once.
 * @throws Error that says what is missing
 */
export async function pythonWithBoto3(): Promise<string> {
  const found = join(environment, python);
  try {
    await access(found);
    return found;
  } catch {
    await makeEnvironment();
    return found;
  }
}

async function makeEnvironment(): Promise<void> {
  const building = `${environment}.${process.pid}`;
  await mkdir(dirname(environment), { recursive: true });
  try {
    await step('Python 3 with venv is needed: on Debian, install python3-venv', 'python3', [
      ...['-m', 'venv', building],
    ]);
    await step(
      'boto3 could not be had from the package index that pip is configured for',
      join(building, python),
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `boto3==${version}`],
    );
    // Its scripts name the old path, its interpreter does not: only that is used.
    await rename(building, environment);
  } catch (thrown) {
    await rm(building, { recursive: true, force: true });
    throw thrown;
  }
}

async function step(need: string, program: string, args: readonly string[]): Promise<void> {
  try {
    await run(program, [...args], { timeout: 240_000 });
  } catch (thrown) {
    const detail =
      typeof thrown === 'object' && thrown !== null && 'stderr' in thrown && thrown.stderr !== ''
        ? String(thrown.stderr)
        : String(thrown);
    throw new Error(`The third-party client could not be had. ${need}.\n${detail.slice(-2_000)}`);
  }
}

/** Runs a script and gives what it prints. */
export async function runPython(script: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(await pythonWithBoto3(), [script, ...args], { timeout: 60_000 });
  return stdout;
}
