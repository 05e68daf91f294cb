import type { Issue, LayerResult } from './layer';
import { parseYaml } from './parse-yaml';

const empty = { values: {}, locate: () => '' };
const noLayer = (issues: readonly Issue[]): LayerResult => ({ layer: empty, issues, notices: [] });

/** The text of a file; throws as `fs.readFileSync` does. */
export type ReadTextFile = (path: string) => string;

/** Whether a thrown value is an error of the system with this code, such as ENOENT. */
export function hasCode(thrown: unknown, code: string): boolean {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === code;
}

/** Why a file cannot be read, in words. */
export function unreadable(path: string, thrown: unknown): string {
  if (hasCode(thrown, 'ENOENT')) return `There is no file ${path}.`;
  if (hasCode(thrown, 'EACCES')) return `The file ${path} may not be read by this user.`;
  if (hasCode(thrown, 'EISDIR')) return `${path} is a folder, not a file.`;
  return `The file ${path} cannot be read.`;
}

/**
 * Reads the YAML file; never throws. A file that is not there is an error only where it was named.
 * @param namedBy the flag or variable that names the file, undefined for the default file
 */
export function readFile(
  path: string,
  namedBy: string | undefined,
  readTextFile: ReadTextFile,
): LayerResult {
  let text: string;
  try {
    text = readTextFile(path);
  } catch (error) {
    if (namedBy === undefined && hasCode(error, 'ENOENT')) return noLayer([]);
    return noLayer([
      {
        message: unreadable(path, error),
        place: namedBy ?? path,
        remedy: 'Name a YAML file that can be read.',
      },
    ]);
  }
  const { value, issues, position } = parseYaml(text.replace(/^\ufeff/, ''), path);
  if (issues.length > 0) return noLayer(issues);
  return {
    layer: { values: value ?? {}, locate: (where) => `${path}:${position(where)}` },
    issues: [],
    notices: [],
  };
}
