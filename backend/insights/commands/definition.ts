import type { Command } from '../ast';
import type { Names } from '../check/names';
import type { Pipeline } from '../compile/pipeline';
import type { TokenCursor } from '../parser/cursor';

/** All that the language knows of one command: an entry of the catalogue. */
export interface CommandDefinition<Kind extends Command> {
  readonly kind: Kind['kind'];
  /** Words that open it, the usual one first. */
  readonly keywords: readonly string[];
  readonly syntax: string;
  readonly summary: string;
  readonly example: string;
  /** Reads the command from its keyword on. @throws MalformedQueryError */
  parse(cursor: TokenCursor): Kind;
  print(command: Kind): string;
  /** Notes the names that it defines. @throws MalformedQueryError */
  check(command: Kind, names: Names): void;
  /** Adds a checked command to the statement. */
  compile(command: Kind, pipeline: Pipeline): void;
}
