import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './paths';

/** What must be built before the page can be shown, in this order. */
export const buildSteps = [
  { script: 'build-plugin.mjs', title: 'the Grafana plugin' },
  { script: 'build-preview.mjs', title: 'the page around it' },
] as const;

/** How the process of a build is run, beside the backend that answers meanwhile. */
const niceness = 10;

/**
 * Runs one of the project's build scripts as a process of its own.
 * @throws Error with what the script printed where it fails
 */
export async function runBuild(script: string, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [join(projectRoot, 'scripts', script)], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  if (child.pid !== undefined) lowerPriority(child.pid);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return;
  throw new Error(Buffer.concat(chunks).toString('utf8').trim() || `${script} ended with ${code}.`);
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It has ended already, or the system does not allow it: it only takes more of the processor.
  }
}
