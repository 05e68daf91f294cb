import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './dockerfile';

/** An ini file: values by section and key. @throws Error for a line that is none of an ini file */
export function readIni(path: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of readFileSync(join(root, path), 'utf8').split('\n')) {
    const heading = /^\[(.+)\]$/.exec(line)?.[1];
    const pair = /^(\w+) = (.+)$/.exec(line);
    if (heading !== undefined) sections.set(heading, (section = new Map<string, string>()));
    else if (pair?.[1] !== undefined && pair[2] !== undefined) section.set(pair[1], pair[2]);
    else if (line !== '' && !line.startsWith(';')) throw new Error(`${path}: ${line}`);
  }
  return sections;
}
