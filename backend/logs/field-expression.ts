import { fieldPaths, jsonPointer } from './field-path';
import { quoteLiteral } from './sql-text';

/** White space of JSON, as DuckDB's reader of JSON lines skips it. */
const whiteSpace = `' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)`;

/** SQL: whether a message is one JSON object, and so has discovered fields. */
export function isObjectSql(message: string): string {
  return `(starts_with(ltrim(${message}, ${whiteSpace}), '{') AND json_valid(${message}))`;
}

/** Fields to take from JSON messages in one parse of each. */
export class FieldExtraction {
  private readonly pointers: string[] = [];
  private readonly positions = new Map<string, number>();

  /** SQL of the VARCHAR that a field holds, over the list column that `listSql` fills. NULL for objects and arrays: they are no leaves. */
  text(name: string, list: string, message: string): string {
    const candidates = fieldPaths(name).map((path) => {
      const pointer = jsonPointer(path);
      const value = `${list}[${this.position(pointer)}]`;
      // Text of an object or array looks like a string that holds JSON; only the type tells. Comparisons find the few texts
      // that begin with a bracket, several times faster than a function of every text.
      const isBracketed = `((${value} >= '[' AND ${value} < '\\') OR (${value} >= '{' AND ${value} < '|'))`;
      return `CASE WHEN ${isBracketed} AND json_type(${message}, ${quoteLiteral(pointer)}) IN ('OBJECT', 'ARRAY') THEN NULL ELSE ${value} END`;
    });
    return candidates.length === 1 ? candidates.join('') : `COALESCE(${candidates.join(', ')})`;
  }

  /** SQL of the list of all values asked for so far; NULL where `condition` is false. */
  listSql(message: string, condition: string): string {
    if (this.pointers.length === 0) return 'NULL::VARCHAR[]';
    const pointers = this.pointers.map(quoteLiteral).join(', ');
    return `CASE WHEN ${condition} THEN json_extract_string(${message}, [${pointers}]) END`;
  }

  private position(pointer: string): number {
    const known = this.positions.get(pointer);
    if (known !== undefined) return known;
    this.pointers.push(pointer);
    this.positions.set(pointer, this.pointers.length);
    return this.pointers.length;
  }
}
