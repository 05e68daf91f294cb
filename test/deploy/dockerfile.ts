import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');

/** A COPY instruction. */
export interface CopyStep {
  /** The stage that the files come from; those of the project where absent. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
  readonly target: string;
}

export interface Stage {
  readonly name: string;
  readonly base: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly copies: readonly CopyStep[];
  /** Arguments of the other instructions, by name: USER, EXPOSE, ENTRYPOINT … */
  readonly others: ReadonlyMap<string, readonly string[]>;
}

/** The instructions of a Dockerfile: comments left out, continued lines joined. */
function instructions(text: string): { name: string; rest: string }[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split(/\s+/);
      return { name, rest: rest.join(' ') };
    });
}

function copyStep(rest: string): CopyStep {
  const words = rest.split(' ');
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
}

/** The stages of the Dockerfile, by name, with the defaults of its arguments put in. */
export function readDockerfile(): ReadonlyMap<string, Stage> {
  const defaults = new Map<string, string>();
  const stages = new Map<string, Stage>();
  let open: { copies: CopyStep[]; environment: Record<string, string>; others: Stage['others'] };
  let others: Map<string, string[]> = new Map();
  open = { copies: [], environment: {}, others };
  for (const { name, rest } of instructions(readFileSync(join(root, 'Dockerfile'), 'utf8'))) {
    const filled = rest.replace(/\$\{(\w+)\}/g, (_, key: string) => defaults.get(key) ?? '');
    if (name === 'ARG') {
      const [key = '', value = ''] = rest.split('=');
      defaults.set(key, value);
    } else if (name === 'FROM') {
      const [base = '', , stage = ''] = filled.split(' ');
      others = new Map();
      open = { copies: [], environment: {}, others };
      stages.set(stage, { name: stage, base, ...open });
    } else if (name === 'COPY') open.copies.push(copyStep(filled));
    else if (name === 'ENV') {
      for (const [, key = '', value = ''] of filled.matchAll(/(\w+)=(\S+)/g)) {
        open.environment[key] = value;
      }
    } else others.set(name, [...(others.get(name) ?? []), filled]);
  }
  return stages;
}

/** A stage. @throws Error where there is none of that name */
export function stage(name: string): Stage {
  const found = readDockerfile().get(name);
  if (found === undefined) throw new Error(`The Dockerfile has no stage "${name}".`);
  return found;
}
