import { readBrokenJson } from './broken-json';
import { discoverFields } from './discover-fields';

const maxExamples = 24;

/** What a sample of lines says about one key. */
export interface KeyFacts {
  /** Dotted, as CloudWatch names the discovered field. */
  readonly name: string;
  /** Keys from the outermost object on: a key may itself hold dots, which the name does not tell. */
  readonly path: readonly string[];
  /** Lines that have the key. */
  lines: number;
  /** Lines in which the value is neither '' nor `-`. */
  present: number;
  /** Some of the present values, in order of appearance. */
  readonly examples: string[];
}

/** One line, read as far as it can be. */
export interface ReadLine {
  readonly fields: ReadonlyMap<string, string>;
  /** The keys of each field where the line breaks JSON; undefined where it is valid. */
  readonly paths: ReadonlyMap<string, readonly string[]> | undefined;
}

/** Reads a line that is a JSON object or, in one of the known ways, nearly one. */
export function readLine(message: string): ReadLine | undefined {
  const fields = discoverFields(message);
  if (fields !== undefined) return { fields, paths: undefined };
  const loose = readBrokenJson(message);
  if (loose === undefined) return undefined;
  return {
    fields: new Map(loose.map(({ path, value }) => [path.join('.'), value])),
    paths: new Map(loose.map(({ path }) => [path.join('.'), path])),
  };
}

/** Counts keys and values over lines. */
export class KeyCensus {
  readonly keys = new Map<string, KeyFacts>();

  add(line: ReadLine): void {
    for (const [name, value] of line.fields) {
      const path = line.paths?.get(name);
      let facts = this.keys.get(name);
      if (facts === undefined) {
        facts = { name, path: path ?? name.split('.'), lines: 0, present: 0, examples: [] };
        this.keys.set(name, facts);
      } else if (path !== undefined && path.length !== facts.path.length) {
        facts = { ...facts, path };
        this.keys.set(name, facts);
      }
      facts.lines += 1;
      if (value === '' || value === '-') continue;
      facts.present += 1;
      if (facts.examples.length < maxExamples) facts.examples.push(value);
    }
  }
}
